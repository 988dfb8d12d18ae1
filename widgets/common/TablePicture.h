#pragma once

#include "widgets/common/Export.h"

#include <QString>

#include <functional>

class QTableView;

namespace vitrine {

/// A table as it can be given away: all rows, not just those in sight, as text and lines; hidden columns stay out.
ExportSource tableSource(QTableView *table, const QString &name, std::function<QString()> csv);

} // namespace vitrine
