// placeholder WorkUnits
