import chain from '../../../../../scenarios/delivery/cone-to-plasma.json'
import slab from '../../../../../scenarios/delivery/full-slab-into-sink.json'
import layered from '../../../../../scenarios/delivery/layered-clearance.json'
import membrane from '../../../../../scenarios/delivery/membrane-into-sink.json'

/** Transport cases that come along, the same files that `stipple reproduce` holds against their published figures. */
export const cases = [chain, layered, membrane, slab]
