#pragma once

#include "app/studio/journal/StudioState.h"

#include <QJsonObject>

namespace vitrine {

class PayloadStore;

/// A journal's list: what is open, with the names of the files that hold what is large.
QJsonObject toJson(const StudioState &state, PayloadStore &store);

/// The same back. What can't be read is left out: a document whose network is gone, a step of undo whose network is.
/// `lost`: how many documents that were.
StudioState stateFromJson(const QJsonObject &json, PayloadStore &store, int *lost);

} // namespace vitrine
