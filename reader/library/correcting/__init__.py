"""What a person puts right in the alignment: operations on rows, the journal that keeps them, and doing them again."""
