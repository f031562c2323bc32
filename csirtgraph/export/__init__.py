"""One module per format: a laid-out drawing becomes bytes."""
