"""Tables in, submissions and problems out. `cells`, `sheets` and `rosters` are its parts."""
