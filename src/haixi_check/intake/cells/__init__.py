"""What a cell of the form says, by what its column asks for."""
