// placeholder PlatformHouse
