"""Taking in one sheet: one file for each kind of sheet that a submission has."""
