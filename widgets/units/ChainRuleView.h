#pragma once

#include "core/units/ChainRule.h"

#include <QTextBrowser>

#include <vector>

namespace vitrine {

class UnitCursor;

/// The general way: for each parameter the chain rule written out in full, one product for every path from the loss;
/// what other products had formed already stands out. Pointing at a product or clicking it lights its path.
class ChainRuleView : public QTextBrowser {
    Q_OBJECT

public:
    explicit ChainRuleView(UnitCursor *cursor, QWidget *parent = nullptr);

    /// By blocks, as the notes write it, or by unit operations.
    void setByUnits(bool byUnits);
    bool isByUnits() const { return m_byUnits; }
    /// Of the way that is written: of all parameters.
    const ChainCost &cost() const { return m_cost; }

signals:
    void costChanged();

private:
    void write();
    QString html();
    QString ruleHtml(const ChainRule &rule);
    /// How many factors at the head of a path were multiplied before; remembers those of this path.
    std::size_t knownFactors(const ChainPath &path);

    UnitCursor *m_cursor;
    bool m_byUnits = false;
    ChainCost m_cost;
    std::vector<ChainPath> m_paths; ///< as they are written
    std::vector<std::vector<int>> m_formed; ///< beginnings of paths that were multiplied, in order
};

} // namespace vitrine
