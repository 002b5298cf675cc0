// placeholder PlatformStorage
