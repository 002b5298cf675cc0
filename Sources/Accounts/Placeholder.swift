// placeholder Accounts
