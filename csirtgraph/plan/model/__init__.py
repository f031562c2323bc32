"""The plan of a CSIRT as frozen values: one module for each part of it, and the words its format fixes."""
