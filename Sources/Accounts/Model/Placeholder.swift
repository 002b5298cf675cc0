// placeholder AccountsModel
