"""Trees: who stands below whom, the forms a branch can take, lines and ties."""
