// placeholder Worksheets
