// placeholder PlatformCrypto
