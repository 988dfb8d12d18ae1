#pragma once

class QTableView;

namespace vitrine {

/// Rows as high as a line of text, columns as wide as what they hold; both follow the size of the font.
void makeDense(QTableView *table);

} // namespace vitrine
