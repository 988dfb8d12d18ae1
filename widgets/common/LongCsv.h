#pragma once

#include "core/base/LongTable.h"
#include "widgets/common/Export.h"

class QObject;
class QWidget;

namespace vitrine {

/// A source's csv that may be too long to be made while the window waits: who saves it finds the table in it, and has
/// it written by another thread; to others it is a csv as any.
struct LongCsv {
    std::function<LongTable()> table; ///< as it is now; what it returns owns what it reads

    QString operator()() const;
};

/// The table of such a csv; null where it is none.
const LongCsv *longCsv(const ExportSource &source);

/// exportTo() for a window that must not wait: a long csv is written by another thread, with a bar and Cancel. `ended`
/// hears how it went, as long as the receiver is there; nothing where it was cancelled.
void saveTo(const QString &file, const ExportSource &source, QWidget *window, QObject *receiver,
            std::function<void(const Result<void> &)> ended);

} // namespace vitrine
