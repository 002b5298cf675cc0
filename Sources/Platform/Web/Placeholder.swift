// placeholder PlatformWeb
