#include "widgets/detection/compare/SideHeader.h"

#include "widgets/common/Format.h"
#include "widgets/common/Theme.h"
#include "widgets/common/Translated.h"
#include "widgets/detection/DetectionState.h"
#include "widgets/detection/TimesBar.h"
#include "widgets/detection/compare/ChangeMarks.h"

#include <QFileInfo>
#include <QGridLayout>
#include <QLabel>
#include <QPainter>

namespace vitrine {

QString letterOf(CompareSide side)
{
    return side == CompareSide::A ? QStringLiteral("A") : QStringLiteral("B");
}

namespace {

constexpr int activeLine = 3;

QColor colourOf(CompareSide side)
{
    return changeColour(side == CompareSide::A ? BoxChange::OnlyA : BoxChange::OnlyB);
}

} // namespace

SideHeader::SideHeader(CompareSide side, DetectionState *state, QWidget *parent)
    : QWidget(parent), m_side(side), m_state(state), m_letter(new QLabel(letterOf(side), this)),
      m_thresholds(new QLabel(this))
{
    auto *times = new TimesBar(this);
    times->setState(state);
    auto *grid = new QGridLayout(this);
    grid->setContentsMargins(8, 4, 0, 4 + activeLine);
    grid->setHorizontalSpacing(0);
    grid->setVerticalSpacing(0);
    grid->addWidget(m_letter, 0, 0, 2, 1, Qt::AlignTop);
    grid->addWidget(times, 0, 1);
    grid->addWidget(m_thresholds, 1, 1);
    grid->setColumnStretch(1, 1);
    const QColor colour = colourOf(side);
    m_letter->setStyleSheet(QStringLiteral("background: %1; color: %2; font-weight: 600; padding: 4px 8px;")
                                .arg(colour.name(), Theme::textOn(colour).name()));
    m_thresholds->setWordWrap(true);
    m_thresholds->setProperty("muted", true);
    m_thresholds->setContentsMargins(8, 0, 8, 0);
    connect(state, &DetectionState::resultChanged, this, &SideHeader::showState);
    translated(this, [this] { showState(); });
}

QString SideHeader::thresholds() const
{
    const NmsSettings &settings = m_state->settings();
    return tr("Confidence %1 · NMS IoU %2 · %3")
        .arg(formatNumber(static_cast<double>(settings.confidence)), formatNumber(static_cast<double>(settings.iou)),
             settings.classAgnostic ? tr("across classes") : tr("within each class"));
}

void SideHeader::setActive(bool active)
{
    m_isActive = active;
    m_letter->setAccessibleDescription(active ? tr("The panels speak of this side") : QString());
    update();
}

void SideHeader::paintEvent(QPaintEvent *)
{
    if (m_isActive)
        QPainter(this).fillRect(0, height() - activeLine, width(), activeLine, colourOf(m_side));
}

void SideHeader::showState()
{
    const auto run = m_state->run();
    QStringList parts;
    if (run && !run->raw.isEmpty())
        parts += QStringLiteral("%1 × %2").arg(run->raw.width()).arg(run->raw.height());
    parts += thresholds();
    m_thresholds->setText(parts.join(QStringLiteral(" · ")));
    m_thresholds->setToolTip(run ? QString::fromStdString(run->weightsFile) : QString());
}

QString SideHeader::text() const
{
    const auto run = m_state->run();
    if (!run)
        return letterOf(m_side);
    return QStringList{letterOf(m_side), findChild<TimesBar *>()->text().section(QLatin1Char('\n'), 0, 0),
                       m_thresholds->text()}
        .join(QStringLiteral(" · "));
}

} // namespace vitrine
