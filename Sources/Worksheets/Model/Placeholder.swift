// placeholder WorksheetsModel
