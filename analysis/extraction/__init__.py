"""Document -> findings. Siblings never import each other; they receive earlier findings as arguments."""
