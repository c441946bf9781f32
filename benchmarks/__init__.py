"""Measures of Claimbook: accuracy on our own gold, and speed as a ratio to NLTK's tokenizers in the same run."""
