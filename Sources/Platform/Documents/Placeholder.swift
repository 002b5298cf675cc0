// placeholder PlatformDocuments
