#include "widgets/maps/ColourLegend.h"

#include "widgets/common/Format.h"
#include "widgets/common/Theme.h"
#include "widgets/common/Translated.h"

#include <QPainter>

namespace vitrine {

namespace {

constexpr int stripHeight = 8;

} // namespace

ColourLegend::ColourLegend(QWidget *parent) : QWidget(parent)
{
    setSizePolicy(QSizePolicy::Expanding, QSizePolicy::Fixed);
    translated(this, [this] {
        setAccessibleName(tr("Colour scale"));
        if (!m_empty)
            setScale(ColourScale(m_scale), m_perMap);
    });
    connect(&Theme::instance(), &Theme::changed, this, qOverload<>(&QWidget::update));
}

void ColourLegend::setScale(const ColourScale &scale, bool perMap)
{
    m_scale = scale;
    m_perMap = perMap;
    m_empty = false;
    const QString meaning = scale.isSigned() ? tr("Signed values, white at zero") : tr("Magnitudes, from zero up");
    const QString ends = perMap
        ? tr("every map has its own scale")
        : tr("%1 to %2")
              .arg(formatExact(static_cast<double>(scale.low())), formatExact(static_cast<double>(scale.high())));
    setToolTip(tr("%1; %2. Magenta: not a number.").arg(meaning, ends));
    update();
}

void ColourLegend::clear()
{
    m_empty = true;
    setToolTip({});
    update();
}

QSize ColourLegend::sizeHint() const
{
    return {160, stripHeight + fontMetrics().height() + 4};
}

void ColourLegend::paintEvent(QPaintEvent *)
{
    QPainter painter(this);
    paint(painter, width());
}

void ColourLegend::paint(QPainter &painter, int width) const
{
    if (m_empty)
        return;
    QImage strip(256, 1, QImage::Format_RGB32);
    for (int i = 0; i < 256; ++i) {
        const float value = m_scale.low() + (m_scale.high() - m_scale.low()) * static_cast<float>(i) / 255.0F;
        strip.setPixel(i, 0, m_scale.colour(value));
    }
    const QRect bar(4, 0, width - 8, stripHeight);
    painter.drawImage(bar, strip);
    painter.setPen(Theme::instance().color(Theme::Role::Border));
    painter.drawRect(bar.adjusted(0, 0, -1, -1));
    painter.setPen(Theme::instance().color(Theme::Role::MutedText));
    const QRect text = bar.adjusted(0, stripHeight + 2, 0, sizeHint().height() - stripHeight);
    const auto end = [&](float value, const QString &word) {
        return m_perMap ? word : formatNumber(static_cast<double>(value));
    };
    painter.drawText(text, Qt::AlignLeft | Qt::AlignTop,
                     m_scale.isSigned() ? end(m_scale.low(), tr("min")) : QStringLiteral("0"));
    painter.drawText(text, Qt::AlignRight | Qt::AlignTop, end(m_scale.high(), tr("max")));
    if (m_scale.isSigned())
        painter.drawText(text, Qt::AlignHCenter | Qt::AlignTop, QStringLiteral("0"));
}

} // namespace vitrine
