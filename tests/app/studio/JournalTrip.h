#pragma once

#include "app/studio/journal/Journal.h"
#include "app/studio/journal/PayloadStore.h"
#include "app/studio/journal/StateJson.h"

#include <QString>

namespace vitrine::test {

/// What of a state comes back from the disk, by way of files in `folder`.
inline StudioState throughJournal(const StudioState &state, const QString &folder)
{
    PayloadStore written(folder.toStdString());
    written.beginRound();
    const QJsonObject json = toJson(state, written);
    PayloadStore read(folder.toStdString());
    int lost = 0;
    return stateFromJson(json, read, &lost);
}

} // namespace vitrine::test
