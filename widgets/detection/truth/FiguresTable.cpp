#include "widgets/detection/truth/FiguresTable.h"

#include "widgets/common/DenseTable.h"
#include "widgets/common/Export.h"
#include "widgets/common/Format.h"
#include "widgets/common/Translated.h"
#include "widgets/detection/truth/Evaluator.h"

#include <QHeaderView>

#include <array>

namespace vitrine {

namespace {

struct Figure {
    const char *name; ///< COCO's
    double Evaluation::*value;
};

constexpr std::array<Figure, 12> list{{{"AP", &Evaluation::ap},
                                       {"AP50", &Evaluation::ap50},
                                       {"AP75", &Evaluation::ap75},
                                       {"AP small", &Evaluation::apSmall},
                                       {"AP medium", &Evaluation::apMedium},
                                       {"AP large", &Evaluation::apLarge},
                                       {"AR1", &Evaluation::ar1},
                                       {"AR10", &Evaluation::ar10},
                                       {"AR100", &Evaluation::ar100},
                                       {"AR small", &Evaluation::arSmall},
                                       {"AR medium", &Evaluation::arMedium},
                                       {"AR large", &Evaluation::arLarge}}};

} // namespace

FiguresTable::FiguresTable(Evaluator *evaluator, QWidget *parent)
    : QTableWidget(static_cast<int>(list.size()), 3, parent), m_evaluator(evaluator)
{
    for (int row = 0; row < rowCount(); ++row)
        for (int column = 0; column < columnCount(); ++column)
            setItem(row, column, new QTableWidgetItem);
    setEditTriggers(QAbstractItemView::NoEditTriggers);
    setSelectionBehavior(QAbstractItemView::SelectRows);
    setSelectionMode(QAbstractItemView::SingleSelection);
    setTabKeyNavigation(false);
    setShowGrid(false);
    setWordWrap(false);
    makeDense(this);
    verticalHeader()->hide();
    horizontalHeader()->setHighlightSections(false);
    horizontalHeader()->setStretchLastSection(true);
    installExportMenu(this, {[] { return QStringLiteral("coco-figures"); }, {}, {}, [this] { return csv(); }});
    connect(evaluator, &Evaluator::scoresChanged, this, &FiguresTable::showFigures);
    translated(this, [this] { setTexts(); });
}

double FiguresTable::valueOf(const QString &figure) const
{
    const auto figures = m_evaluator->figures();
    for (const Figure &each : list)
        if (figures && figure == QLatin1String(each.name))
            return (*figures).*(each.value);
    return -1;
}

void FiguresTable::showFigures()
{
    for (int row = 0; row < rowCount(); ++row) {
        const QString name = QString::fromLatin1(list[static_cast<std::size_t>(row)].name);
        const double value = valueOf(name);
        item(row, 0)->setText(name);
        item(row, 1)->setText(value < 0 ? QStringLiteral("–") : QString::number(value, 'f', 3));
        item(row, 1)->setToolTip(value < 0 ? tr("There is nothing to measure") : formatExact(value));
    }
    resizeColumnToContents(0);
    resizeColumnToContents(1);
}

void FiguresTable::setTexts()
{
    setAccessibleName(tr("COCO's figures"));
    setHorizontalHeaderLabels({tr("Figure"), tr("Value"), tr("Meaning")});
    const std::array<QString, 12> meanings{tr("Mean over IoU 0.50 to 0.95"),
                                           tr("At an IoU of 0.50"),
                                           tr("At an IoU of 0.75"),
                                           tr("Objects below 32 × 32 pixels"),
                                           tr("Between 32 × 32 and 96 × 96 pixels"),
                                           tr("Above 96 × 96 pixels"),
                                           tr("Recall with 1 box a picture and class"),
                                           tr("Recall with 10 boxes"),
                                           tr("Recall with 100 boxes"),
                                           tr("Objects below 32 × 32 pixels"),
                                           tr("Between 32 × 32 and 96 × 96 pixels"),
                                           tr("Above 96 × 96 pixels")};
    for (int row = 0; row < rowCount(); ++row) {
        item(row, 2)->setText(meanings[static_cast<std::size_t>(row)]);
        item(row, 2)->setToolTip(meanings[static_cast<std::size_t>(row)]);
    }
    showFigures();
}

QString FiguresTable::csv() const
{
    QString text = QStringLiteral("figure,value\n");
    for (const Figure &each : list) {
        const double value = valueOf(QString::fromLatin1(each.name));
        text +=
            QStringLiteral("%1,%2\n").arg(QString::fromLatin1(each.name), value < 0 ? QString() : formatExact(value));
    }
    return text;
}

} // namespace vitrine
