// placeholder InstrumentsModel
