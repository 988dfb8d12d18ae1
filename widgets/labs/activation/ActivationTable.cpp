#include "widgets/labs/activation/ActivationTable.h"

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
#include <cmath>
#include <utility>

namespace vitrine {

namespace {

/// What is seen at first beside the block's own: the notes' three ways to bend.
const QStringList &usual()
{
    static const QStringList kinds{QStringLiteral("ReLU"), QStringLiteral("Sigmoid"), QStringLiteral("Tanh")};
    return kinds;
}

QIcon swatch(const QColor &colour)
{
    QPixmap pixmap(16, 16);
    pixmap.fill(colour);
    return pixmap;
}

double nearest(const std::vector<double> &x, const std::vector<double> &y, double place)
{
    if (x.empty() || place < x.front() || place > x.back())
        return NAN;
    const double share = (place - x.front()) / (x.back() - x.front()) * static_cast<double>(x.size() - 1);
    const auto left = std::min(static_cast<std::size_t>(share), x.size() - 2);
    return y[left] + (share - static_cast<double>(left)) * (y[left + 1] - y[left]);
}

} // namespace

ActivationTable::ActivationTable(QWidget *parent) : QTableWidget(0, ColumnCount, parent)
{
    makeDense(this);
    verticalHeader()->hide();
    setEditTriggers(NoEditTriggers);
    setSelectionBehavior(SelectRows);
    setSelectionMode(SingleSelection);
    setShowGrid(false);
    setMinimumHeight(112);
    horizontalHeader()->setHighlightSections(false);
    connect(this, &QTableWidget::itemChanged, this, [this](const QTableWidgetItem *item) {
        if (item->column() != Name || !m_study)
            return;
        const QString kind = QString::fromStdString(m_study->rows[static_cast<std::size_t>(item->row())].kind->type());
        m_hasChosen = true;
        m_hidden.removeAll(kind);
        if (item->checkState() != Qt::Checked)
            m_hidden += kind;
        emit shownChanged();
    });
    connect(&Theme::instance(), &Theme::changed, this, &ActivationTable::fill);
    translated(this, [this] { setTexts(); });
}

void ActivationTable::setTexts()
{
    setAccessibleName(tr("Activations on these numbers"));
    setHorizontalHeaderLabels({tr("Activation"), tr("f(x)"), tr("f′(x)"), tr("Mean"), tr("Saturated"), tr("Blocked"),
                               tr("Dead"), tr("Mean |f′|")});
    const QStringList tips{
        tr("The box shows and hides its curves. In bold: the one of this run, set as it is there"),
        tr("At the cross-hair of the plot; without one, at the mean of the run's numbers"),
        tr("Derivative at the cross-hair of the plot; without one, at the mean of the run's numbers"),
        tr("Of what it answers to these numbers; near 0 it is zero-mean"),
        tr("How many of these numbers lie where |f′| is below the threshold: hardly any gradient comes back there"),
        tr("How many lie where f′ is exactly 0: no gradient comes back"),
        tr("Channels whose every number is blocked, in all samples: they learn nothing from this input"),
        tr("What a gradient is multiplied by on its way back through this layer, on average")};
    for (int column = 0; column < ColumnCount; ++column)
        horizontalHeaderItem(column)->setToolTip(tips[column]);
    fill();
}

void ActivationTable::setStudy(std::shared_ptr<const ActivationStudy> study)
{
    m_study = std::move(study);
    if (!m_hasChosen && m_study) {
        m_hidden.clear();
        for (const StudyRow &row : m_study->rows)
            if (const QString kind = QString::fromStdString(row.kind->type()); !row.isOwn && !usual().contains(kind))
                m_hidden += kind;
    }
    fill();
}

bool ActivationTable::isShown(const std::string &kind) const
{
    return !m_hidden.contains(QString::fromStdString(kind));
}

void ActivationTable::setNumber(int row, Column column, double value, const QString &text)
{
    auto *cell = item(row, column);
    if (!cell) {
        cell = new QTableWidgetItem;
        cell->setTextAlignment(Qt::AlignRight | Qt::AlignVCenter);
        setItem(row, column, cell);
    }
    cell->setText(text);
    cell->setToolTip(std::isnan(value) ? QString() : formatExact(value));
}

void ActivationTable::fill()
{
    if (!m_study)
        return;
    const QSignalBlocker quiet(this);
    setRowCount(static_cast<int>(m_study->rows.size()));
    for (int i = 0; i < rowCount(); ++i) {
        const StudyRow &row = m_study->rows[static_cast<std::size_t>(i)];
        const ActivationFigures &figures = row.figures;
        auto *name = new QTableWidgetItem(swatch(labColour(row.place)), QString::fromStdString(row.kind->type()));
        name->setFlags(Qt::ItemIsEnabled | Qt::ItemIsSelectable | Qt::ItemIsUserCheckable);
        name->setCheckState(isShown(row.kind->type()) ? Qt::Checked : Qt::Unchecked);
        name->setToolTip(QStringLiteral("%1\n%2\n%3")
                             .arg(toText(row.kind->summary()), QString::fromStdString(row.kind->formula(Pass::Forward)),
                                  QString::fromStdString(row.kind->formula(Pass::Backward))));
        QFont font = name->font();
        font.setBold(row.isOwn);
        name->setFont(font);
        setItem(i, Name, name);
        setNumber(i, Mean, figures.mean, formatNumber(figures.mean));
        setNumber(i, Flat, figures.flatShare, formatShare(figures.flatShare));
        setNumber(i, Blocked, figures.blockedShare, formatShare(figures.blockedShare));
        setNumber(i, Dead, NAN,
                  QStringLiteral("%1 / %2").arg(formatCount(figures.deadUnits), formatCount(figures.units)));
        setNumber(i, MeanSlope, figures.meanSlope, formatNumber(figures.meanSlope));
    }
    setPlace(m_place);
    resizeColumnsToContents();
    for (const Column column : {Value, Slope}) // they come and go
        setColumnWidth(
            column, std::max(columnWidth(column), fontMetrics().horizontalAdvance(QStringLiteral("f′(-0.00000)  "))));
}

void ActivationTable::setPlace(std::optional<double> x)
{
    m_place = x;
    if (!m_study)
        return;
    const QSignalBlocker quiet(this);
    const double at = x.value_or(m_study->before.mean);
    horizontalHeaderItem(Value)->setText(QStringLiteral("f(%1)").arg(formatNumber(at)));
    horizontalHeaderItem(Slope)->setText(QStringLiteral("f′(%1)").arg(formatNumber(at)));
    for (int i = 0; i < rowCount(); ++i) {
        const ActivationCurve &curve = m_study->rows[static_cast<std::size_t>(i)].curve;
        const double value = nearest(curve.x, curve.y, at);
        const double slope = nearest(curve.x, curve.slope, at);
        setNumber(i, Value, value, std::isnan(value) ? QString() : formatNumber(value));
        setNumber(i, Slope, slope, std::isnan(slope) ? QString() : formatNumber(slope));
    }
    viewport()->update();
}

} // namespace vitrine
