"""CSV files of any layout, read by a mapping file that says which column becomes what."""
