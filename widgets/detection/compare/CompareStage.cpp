#include "widgets/detection/compare/CompareStage.h"

#include "widgets/detection/DetectionState.h"
#include "widgets/detection/PictureView.h"
#include "widgets/detection/compare/DifferencePanel.h"
#include "widgets/detection/compare/SideHeader.h"
#include "widgets/detection/compare/ThresholdLink.h"

#include <QApplication>
#include <QEvent>
#include <QFileInfo>
#include <QGridLayout>
#include <QPainter>
#include <QScopedValueRollback>
#include <QSplitter>
#include <QVBoxLayout>

#include <algorithm>

namespace vitrine {

namespace {

constexpr int gap = 8; ///< between the views

/// What stands over a picture of this size.
QFont captionFont(const QSize &picture)
{
    QFont font = QApplication::font();
    font.setPixelSize(std::clamp(std::min(picture.width(), picture.height()) / 36, 10, 48));
    return font;
}

int captionHeight(const QSize &picture)
{
    return 2 * QFontMetrics(captionFont(picture)).height();
}

} // namespace

CompareStage::CompareStage(PictureView *view, ComparisonState *comparison, ThresholdLink *link, QWidget *parent)
    : QWidget(parent), m_comparison(comparison), m_a(view),
      m_b(new PictureView(this)), m_headers{new SideHeader(CompareSide::A, comparison->state(CompareSide::A), this),
                                            new SideHeader(CompareSide::B, comparison->state(CompareSide::B), this)},
      m_differences(new DifferencePanel(comparison, link, this)), m_splitter(new QSplitter(Qt::Vertical, this))
{
    m_b->setState(comparison->state(CompareSide::B));
    build();
    lock(m_a, m_b);
    lock(m_b, m_a);
    m_differences->setExport(exportSource());
    connect(comparison, &ComparisonState::changed, this, &CompareStage::showChanges);
    connect(m_differences, &DifferencePanel::boxChosen, m_a, &PictureView::reveal);
    setComparing(false);
}

void CompareStage::build()
{
    auto *views = new QWidget(this);
    m_grid = new QGridLayout(views);
    m_grid->setContentsMargins(0, 0, 0, 0);
    m_grid->setVerticalSpacing(0);
    for (int side = 0; side < 2; ++side) {
        m_grid->addWidget(m_headers[static_cast<std::size_t>(side)], 0, side);
        m_grid->addWidget(view(static_cast<CompareSide>(side)), 1, side);
        view(static_cast<CompareSide>(side))->installEventFilter(this);
    }
    m_grid->setRowStretch(1, 1);
    m_splitter->addWidget(views);
    m_splitter->addWidget(m_differences);
    m_splitter->setChildrenCollapsible(false);
    m_splitter->setStretchFactor(0, 3);
    m_splitter->setStretchFactor(1, 2);
    auto *layout = new QVBoxLayout(this);
    layout->setContentsMargins(0, 0, 0, 0);
    layout->addWidget(m_splitter);
}

/// While both are seen: a view that is not shown has a size of its own.
void CompareStage::lock(PictureView *leader, PictureView *follower)
{
    connect(leader, &PictureView::placed, this, [this, leader, follower] {
        if (m_isLocking || !m_comparison->isOn())
            return;
        const QScopedValueRollback guard(m_isLocking, true);
        follower->showAs(*leader);
    });
}

void CompareStage::setComparing(bool comparing)
{
    for (SideHeader *header : m_headers)
        header->setVisible(comparing);
    m_b->setVisible(comparing);
    m_grid->setHorizontalSpacing(comparing ? gap : 0);
    for (int side = 0; side < 2; ++side)
        m_grid->setColumnStretch(side, side == 0 || comparing ? 1 : 0);
    m_differences->setVisible(comparing);
    if (comparing && m_splitter->height() > 0)
        m_splitter->setSizes({m_splitter->height() * 2 / 3, m_splitter->height() / 3});
}

void CompareStage::setActive(CompareSide side)
{
    for (const CompareSide each : {CompareSide::A, CompareSide::B})
        header(each)->setActive(each == side);
}

bool CompareStage::eventFilter(QObject *object, QEvent *event)
{
    if (event->type() == QEvent::FocusIn && m_comparison->isOn())
        emit sideChosen(object == m_b ? CompareSide::B : CompareSide::A);
    return QWidget::eventFilter(object, event);
}

void CompareStage::showChanges()
{
    for (const CompareSide side : {CompareSide::A, CompareSide::B}) {
        if (m_comparison->isReady())
            view(side)->setChanges(m_comparison->marks(side));
        else
            view(side)->setChanges({});
    }
}

void CompareStage::paintSides(QPainter &painter) const
{
    const auto run = m_comparison->state(CompareSide::A)->run();
    if (!run)
        return;
    const QSize size = run->picture.size();
    const QFont font = captionFont(size);
    const int strip = captionHeight(size);
    painter.fillRect(QRect(QPoint(), exportSource().size()), Qt::white);
    int x = 0;
    for (const CompareSide side : {CompareSide::A, CompareSide::B}) {
        painter.save();
        painter.translate(x, 0);
        painter.setFont(font);
        painter.setPen(Qt::black);
        painter.drawText(QRect(gap, 0, size.width() - gap, strip), Qt::AlignVCenter | Qt::AlignLeft | Qt::TextWordWrap,
                         header(side)->text());
        painter.translate(0, strip);
        painter.setClipRect(QRect(QPoint(), size), Qt::IntersectClip);
        view(side)->exportSource().paint(painter);
        painter.restore();
        x += size.width() + gap;
    }
}

ExportSource CompareStage::exportSource() const
{
    return {[this] {
                const auto run = m_comparison->state(CompareSide::A)->run();
                return run ? QFileInfo(run->name).completeBaseName() + QStringLiteral("-comparison")
                           : QStringLiteral("comparison");
            },
            [this] {
                const auto run = m_comparison->state(CompareSide::A)->run();
                const QSize size = run ? run->picture.size() : QSize(1, 1);
                return QSize(2 * size.width() + gap, size.height() + captionHeight(size));
            },
            [this](QPainter &painter) { paintSides(painter); }, [this] { return m_comparison->csv(); }};
}

} // namespace vitrine
