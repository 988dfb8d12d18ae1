#pragma once

// Edits of a network as pure functions: a Network goes in, another one comes out; nothing here knows of windows, undo
// or torch. Any network is taken, an unsound one too, and what an edit does not concern stays as it is. All of it is in
// the namespace vitrine::edit; NetworkDocument::apply() makes a step of undo of what comes out.
//
//   BlockNames.h       freeId()               "conv3": the next id in the presets' style
//   BlockDefaults.h    defaultParams()        what a new block needs to work, for the shape that will feed it
//                      misfit()               why a block can't work on these shapes
//   BlockPhrase.h      readPhrase()           "conv 6 5 padding=2": a block with its parameters, as it is typed
//   Blocks.h           addBlock()             a new block with a free id and sensible parameters
//                      removeBlocks()         takes blocks out; Heal::Join joins what fed them with what they fed
//                      renameBlock()          another id, in connections and groups too (renameWeights() for weights)
//                      setParam(), unsetParam(), setFrozen(), setPositions(), clearPositions()
//   Connections.h      connectPorts(), disconnectPorts(), reconnectPorts(), insertOn()
//   ConnectCheck.h     ConnectCheck           whether two ports may be joined, and if not, why: fast, for the mouse
//   Fragment.h         copyBlocks(), readFragment(), paste(), duplicate()
//   Groups.h           groupsOf(), withGroup(), …  frames around blocks, with a name
//   MakeBlock.h        makeBlock()            one block of the user's own in place of several
//   KernelPresets.h    kernelPreset()        blur, edge, sharpen, emboss for a kernel of any size
//   Arrange.h          align(), distribute(), moved()
//   ReplaceByParts.h   replaceByParts()       a composite block as ordinary blocks, with the same numbers

#include "core/edit/Arrange.h"
#include "core/edit/BlockDefaults.h"
#include "core/edit/BlockNames.h"
#include "core/edit/BlockPhrase.h"
#include "core/edit/Blocks.h"
#include "core/edit/ConnectCheck.h"
#include "core/edit/Connections.h"
#include "core/edit/Fragment.h"
#include "core/edit/Groups.h"
#include "core/edit/KernelPresets.h"
#include "core/edit/MakeBlock.h"
#include "core/edit/ReplaceByParts.h"
