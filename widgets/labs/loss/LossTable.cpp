#include "widgets/labs/loss/LossTable.h"

#include "widgets/common/DenseTable.h"
#include "widgets/common/Format.h"
#include "widgets/common/Text.h"
#include "widgets/common/Theme.h"
#include "widgets/common/Translated.h"
#include "widgets/labs/curves/LabPlot.h"

#include <QHeaderView>
#include <QPixmap>
#include <QSignalBlocker>

#include <algorithm>

namespace vitrine {

namespace {

QTableWidgetItem *numberItem(double value, bool isDefined)
{
    auto *item = new QTableWidgetItem(isDefined ? formatNumber(value) : QStringLiteral("–"));
    item->setToolTip(isDefined ? formatExact(value) : LossTable::tr("This loss does not take such numbers"));
    item->setTextAlignment(Qt::AlignRight | Qt::AlignVCenter);
    return item;
}

} // namespace

LossTable::LossTable(QWidget *parent) : QTableWidget(0, ColumnCount, parent)
{
    makeDense(this);
    verticalHeader()->hide();
    setEditTriggers(NoEditTriggers);
    setSelectionBehavior(SelectRows);
    setSelectionMode(SingleSelection);
    setShowGrid(false);
    setMinimumHeight(120);
    connect(this, &QTableWidget::itemChanged, this, [this](const QTableWidgetItem *item) {
        if (item->column() != Name)
            return;
        const QString kind = QString::fromStdString(m_rows[static_cast<std::size_t>(item->row())].kind->type());
        m_hidden.removeAll(kind);
        if (item->checkState() != Qt::Checked)
            m_hidden += kind;
        emit shownChanged();
    });
    connect(this, &QTableWidget::itemSelectionChanged, this, &LossTable::shownChanged);
    connect(&Theme::instance(), &Theme::changed, this, &LossTable::fill);
    translated(this, [this] { setTexts(); });
}

QString LossTable::nameOf(const BlockKind &kind)
{
    const std::string type = kind.type();
    if (type == "CrossEntropyLoss")
        return tr("Cross-entropy (CE)");
    if (type == "BCELoss")
        return tr("Binary cross-entropy (BCE)");
    if (type == "BCEWithLogitsLoss")
        return tr("BCE with logits");
    if (type == "MSELoss")
        return tr("Squared (MSE)");
    if (type == "L1Loss")
        return tr("Absolute (L1)");
    if (type == "HuberLoss")
        return tr("Huber");
    return type == "FocalLoss" ? tr("Focal") : QString::fromStdString(type);
}

QColor LossTable::colourOf(const BlockKind &kind)
{
    const std::vector<const BlockKind *> kinds = lossKinds();
    return labColour(static_cast<int>(std::find(kinds.begin(), kinds.end(), &kind) - kinds.begin()));
}

void LossTable::setTexts()
{
    setAccessibleName(tr("Losses at this prediction"));
    setHorizontalHeaderLabels({tr("Loss"), tr("L"), tr("∂L/∂x")});
    horizontalHeaderItem(Name)->setToolTip(
        tr("The box shows and hides its curve; the chosen one has its tangent. In bold: the loss of this run"));
    horizontalHeaderItem(Slope)->setToolTip(tr("Gradient by the number that is moved: the slope of the tangent"));
    fill();
}

void LossTable::setRows(const std::vector<LossRow> &rows)
{
    m_rows = rows;
    fill();
}

bool LossTable::isShown(const BlockKind &kind) const
{
    return !m_hidden.contains(QString::fromStdString(kind.type()));
}

const BlockKind *LossTable::chosen() const
{
    const QList<QTableWidgetItem *> selected = selectedItems();
    if (!selected.isEmpty() && static_cast<std::size_t>(selected.front()->row()) < m_rows.size())
        return m_rows[static_cast<std::size_t>(selected.front()->row())].kind;
    const auto own = std::find_if(m_rows.begin(), m_rows.end(), [](const LossRow &row) { return row.isOwn; });
    return own == m_rows.end() ? nullptr : own->kind;
}

void LossTable::fill()
{
    const QSignalBlocker quiet(this);
    const bool isNew = rowCount() != static_cast<int>(m_rows.size());
    if (isNew)
        clearSelection();
    setRowCount(static_cast<int>(m_rows.size()));
    for (int i = 0; i < rowCount(); ++i) {
        const LossRow &row = m_rows[static_cast<std::size_t>(i)];
        QPixmap swatch(16, 16);
        swatch.fill(colourOf(*row.kind));
        auto *name = new QTableWidgetItem(QIcon(swatch), nameOf(*row.kind));
        name->setFlags(Qt::ItemIsEnabled | Qt::ItemIsSelectable | Qt::ItemIsUserCheckable);
        name->setCheckState(isShown(*row.kind) ? Qt::Checked : Qt::Unchecked);
        name->setToolTip(QStringLiteral("%1\n%2\n%3")
                             .arg(toText(row.kind->summary()), QString::fromStdString(row.kind->formula(Pass::Forward)),
                                  QString::fromStdString(row.kind->formula(Pass::Backward))));
        QFont font = name->font();
        font.setBold(row.isOwn);
        name->setFont(font);
        const bool isSelected = item(i, Name) && item(i, Name)->isSelected();
        setItem(i, Name, name);
        setItem(i, Value, numberItem(row.point.loss, row.isDefined));
        setItem(i, Slope, numberItem(row.point.slope, row.isDefined));
        if (isSelected)
            selectRow(i);
    }
    if (isNew)
        resizeColumnsToContents();
    horizontalHeader()->setSectionResizeMode(Name, QHeaderView::Stretch);
    for (const Column column : {Value, Slope})
        setColumnWidth(column,
                       std::max(columnWidth(column), fontMetrics().horizontalAdvance(QStringLiteral("-0.0000e-00"))));
}

} // namespace vitrine
