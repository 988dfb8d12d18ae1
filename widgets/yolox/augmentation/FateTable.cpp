#include "widgets/yolox/augmentation/FateTable.h"

#include "core/detection/augment/PictureFit.h"
#include "widgets/common/DenseTable.h"
#include "widgets/common/Format.h"
#include "widgets/common/Text.h"
#include "widgets/common/Theme.h"
#include "widgets/common/Translated.h"
#include "widgets/detection/ClassNames.h"
#include "widgets/yolox/augmentation/AugmentSession.h"
#include "widgets/yolox/augmentation/AugmentText.h"
#include "widgets/yolox/augmentation/TracedView.h"

#include <QHeaderView>
#include <QPixmap>
#include <QSignalBlocker>

#include <cmath>

namespace vitrine {

namespace {

QIcon swatch(const QColor &colour)
{
    QPixmap pixmap(12, 12);
    pixmap.fill(colour);
    return QIcon(pixmap);
}

QString wholePercent(double share)
{
    return QStringLiteral("%1 %").arg(std::lround(share * 100));
}

QString exactBox(const Box &box)
{
    const auto number = [](float value) { return formatExact(static_cast<double>(value)); };
    return QStringLiteral("(%1, %2) – (%3, %4)").arg(number(box.x1), number(box.y1), number(box.x2), number(box.y2));
}

} // namespace

FateTable::FateTable(AugmentSession *session, QWidget *parent)
    : QTableWidget(0, ColumnCount, parent), m_session(session)
{
    makeDense(this);
    verticalHeader()->hide();
    setEditTriggers(NoEditTriggers);
    setSelectionBehavior(SelectRows);
    setSelectionMode(SingleSelection);
    setShowGrid(false);
    setMouseTracking(true);
    setMinimumHeight(88);
    setSizePolicy(QSizePolicy::Expanding, QSizePolicy::Ignored);
    connect(this, &QTableWidget::cellEntered, this, [this](int row) { emit lit(row); });
    connect(this, &QTableWidget::currentCellChanged, this, [this](int row) { emit lit(row); });
    connect(session, &AugmentSession::shownChanged, this, &FateTable::fill);
    connect(&Theme::instance(), &Theme::changed, this, &FateTable::fill);
    translated(this, [this] { setTexts(); });
}

void FateTable::setTexts()
{
    setAccessibleName(tr("What became of each label"));
    setHorizontalHeaderLabels({tr("From"), tr("Class"), tr("Fate"), tr("Before"), tr("After"), tr("Seen")});
    horizontalHeaderItem(Before)->setToolTip(
        tr("Width × height in the result before it was cut at its borders, pixels"));
    horizontalHeaderItem(After)->setToolTip(tr("Width × height of what is left, pixels"));
    horizontalHeaderItem(Seen)->setToolTip(tr("Share of the box's area that is left"));
    fill();
}

QString FateTable::toolTipOf(const AugmentShown &shown, std::size_t index) const
{
    const TracedBox &box = shown.boxes()[index];
    const QString boxes = tr("Before: %1\nAfter: %2").arg(exactBox(box.whole), exactBox(box.box));
    const QString reason = toText(reasonOf(box, shown.trial.settings.smallestSide));
    return reason.isEmpty() ? boxes : reason + QLatin1Char('\n') + boxes;
}

void FateTable::fill()
{
    const auto shown = m_session->shown();
    const QSignalBlocker quiet(this);
    setRowCount(shown ? static_cast<int>(shown->boxes().size()) : 0);
    for (int row = 0; row < rowCount(); ++row) {
        const auto index = static_cast<std::size_t>(row);
        const TracedBox &box = shown->boxes()[index];
        const bool isKept = box.fate == BoxFate::Kept;
        const QString after = box.fate == BoxFate::Outside ? QStringLiteral("–") : AugmentText::size(box.box);
        const QString seen = box.fate == BoxFate::Outside ? QStringLiteral("–") : wholePercent(visibleShare(box));
        const QString tip = toolTipOf(*shown, index);
        int column = 0;
        for (const QString &text : {AugmentText::origin(*shown, box), m_session->className(box),
                                    AugmentText::fate(*shown, index), AugmentText::size(box.whole), after, seen}) {
            auto *item = new QTableWidgetItem(text);
            item->setToolTip(tip);
            if (column >= Before)
                item->setTextAlignment(Qt::AlignRight | Qt::AlignVCenter);
            if (column == Fate && !isKept)
                item->setForeground(Theme::instance().color(Theme::Role::Error));
            if (column == Origin)
                item->setIcon(swatch(TracedView::colourOf(box)));
            setItem(row, column++, item);
        }
    }
    resizeColumnsToContents();
    horizontalHeader()->setSectionResizeMode(Fate, QHeaderView::Stretch);
    m_lit = -1;
}

void FateTable::setLit(int box)
{
    const QSignalBlocker quiet(this);
    m_lit = box;
    if (box < 0 || box >= rowCount()) {
        clearSelection();
        return;
    }
    selectRow(box);
    if (!underMouse()) // else rows would run away from the mouse
        scrollToItem(item(box, Origin));
}

void FateTable::leaveEvent(QEvent *event)
{
    emit lit(-1);
    QTableWidget::leaveEvent(event);
}

QString FateTable::csv() const
{
    const auto shown = m_session->shown();
    QString text =
        QStringLiteral("part,picture,object,class,fate,x1_before,y1_before,x2_before,y2_before,x1,y1,x2,y2\n");
    if (!shown)
        return text;
    static constexpr const char *fates[]{"kept", "outside", "too small"};
    for (const TracedBox &box : shown->boxes()) {
        QStringList fields{QString::number(box.part), QString::number(box.picture), QString::number(box.object),
                           classField(m_session->classNames(box), box.classId),
                           QLatin1String(fates[static_cast<std::size_t>(box.fate)])};
        for (const float value :
             {box.whole.x1, box.whole.y1, box.whole.x2, box.whole.y2, box.box.x1, box.box.y1, box.box.x2, box.box.y2})
            fields += formatExact(static_cast<double>(value));
        text += fields.join(QLatin1Char(',')) + QLatin1Char('\n');
    }
    return text;
}

} // namespace vitrine
