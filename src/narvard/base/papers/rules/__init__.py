"""What a paper consists of, and how it is written as DOCX, tagged PDF, PPTX and XLSX, whatever it is about."""
