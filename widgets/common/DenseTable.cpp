#include "widgets/common/DenseTable.h"

#include <QEvent>
#include <QHeaderView>
#include <QTableView>

namespace vitrine {

namespace {

class FontWatcher : public QObject {
public:
    explicit FontWatcher(QTableView *table) : QObject(table), m_table(table)
    {
        table->installEventFilter(this);
        measure();
    }

protected:
    bool eventFilter(QObject *watched, QEvent *event) override
    {
        if (event->type() == QEvent::FontChange) {
            measure();
            m_table->resizeColumnsToContents();
        }
        return QObject::eventFilter(watched, event);
    }

private:
    void measure() { m_table->verticalHeader()->setDefaultSectionSize(m_table->fontMetrics().height() + 8); }

    QTableView *m_table;
};

} // namespace

void makeDense(QTableView *table)
{
    new FontWatcher(table);
}

} // namespace vitrine
