// placeholder WorkUnitsModel
