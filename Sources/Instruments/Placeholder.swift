// placeholder Instruments
