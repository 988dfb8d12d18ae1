#include "widgets/yolox/head/CellBoard.h"

#include "widgets/common/Format.h"
#include "widgets/common/Theme.h"
#include "widgets/common/ToolTips.h"
#include "widgets/common/Translated.h"
#include "widgets/detection/ClassColours.h"
#include "widgets/detection/ClassNames.h"
#include "widgets/maps/ColourScale.h"

#include <QPainter>

#include <algorithm>
#include <array>
#include <numeric>
#include <utility>

namespace vitrine {

namespace {

constexpr double gap = 8, arrow = 24, stripHeight = 20;
constexpr int formulaLines = 4, classesShown = 5;
constexpr double dimmed = 0.45;

QString number(float value)
{
    return formatNumber(static_cast<double>(value));
}

} // namespace

CellBoard::CellBoard(QWidget *parent) : QWidget(parent)
{
    setSizePolicy(QSizePolicy::Expanding, QSizePolicy::Fixed);
    installExportMenu(this, exportSource());
    connect(&Theme::instance(), &Theme::changed, this, qOverload<>(&QWidget::update));
    translated(this, [this] {
        setAccessibleName(tr("The cell's numbers"));
        update();
    });
}

void CellBoard::setPath(std::shared_ptr<const YoloxRun> run, std::optional<CellPath> path)
{
    m_run = std::move(run);
    m_path = std::move(path);
    m_step = {};
    update();
}

void CellBoard::setStep(const CellStep &step)
{
    m_step = step;
    setAccessibleDescription(step.sentence + QLatin1Char('\n') + step.formula.join(QLatin1Char('\n')));
    update();
}

double CellBoard::lineHeight() const
{
    return fontMetrics().height();
}

double CellBoard::stripsHeight() const
{
    return 3 * (lineHeight() + stripHeight + gap);
}

QSize CellBoard::sizeHint() const
{
    return {720, static_cast<int>(stripsHeight() + formulaLines * (lineHeight() + 2))};
}

QRectF CellBoard::classesRect(const QSize &size) const
{
    const double width = std::clamp(size.width() * 0.28, 150.0, 320.0);
    return {size.width() - width, 0, width, static_cast<double>(size.height())};
}

QRectF CellBoard::boardRect(const QSize &size) const
{
    return {0, 0, classesRect(size).left() - 2 * gap, stripsHeight()};
}

QString CellBoard::className(int classId) const
{
    return shownClass(m_run->classNames, classId);
}

QStringList CellBoard::outputNames() const
{
    QStringList names = {QStringLiteral("x"), QStringLiteral("y"), QStringLiteral("w"), QStringLiteral("h"), tr("obj")};
    for (int i = 0; i < m_path->classes; ++i)
        names += className(i);
    return names;
}

std::vector<CellBoard::Strip> CellBoard::strips(const QSize &size) const
{
    const QRectF board = boardRect(size);
    const double row = lineHeight() + stripHeight + gap;
    // The last column writes its numbers out, so it is the widest.
    const double unit = (board.width() - 2 * arrow) / 10;
    const std::array<double, 4> lefts{0, 2.5 * unit + arrow, 5.5 * unit + 2 * arrow, board.width() + arrow};
    const auto place = [&](std::size_t column, double line, std::size_t columns = 1) {
        return QRectF(lefts[column], lineHeight() + line * row, lefts[column + columns] - arrow - lefts[column],
                      stripHeight);
    };
    const QStringList names = outputNames();
    const auto slice = [this](int from, int count) {
        return std::vector<float>(m_path->row.begin() + from, m_path->row.begin() + from + count);
    };
    const QRectF box = place(2, 1);
    const double part = (box.width() - gap) / 5;
    return {
        {CellPart::Stem, tr("Stem, %1 channels").arg(m_path->stem.size()), place(0, 0.5), m_path->stem, {}},
        {CellPart::ClassFeatures,
         tr("Class branch, %1").arg(m_path->classFeatures.size()),
         place(1, 0),
         m_path->classFeatures,
         {}},
        {CellPart::BoxFeatures,
         tr("Box branch, %1").arg(m_path->boxFeatures.size()),
         place(1, 1),
         m_path->boxFeatures,
         {}},
        {CellPart::Classes, tr("Class logits, %1").arg(m_path->classes), place(2, 0), m_path->classLogits,
         names.mid(5)},
        {CellPart::Box, tr("x, y, w, h"), QRectF(box.left(), box.top(), part * 4, stripHeight), slice(0, 4),
         names.mid(0, 4), true},
        {CellPart::Objectness, tr("Object"), QRectF(box.right() - part, box.top(), part, stripHeight), slice(4, 1),
         names.mid(4, 1), true},
        {CellPart::Row, tr("Row %1 of the output, 5 + %2 numbers").arg(m_path->index).arg(m_path->classes),
         place(0, 2, 3), m_path->row, names, m_path->classes <= 8},
    };
}

void CellBoard::paintEvent(QPaintEvent *)
{
    QPainter painter(this);
    paint(painter, size());
}

void CellBoard::paint(QPainter &painter, const QSize &size) const
{
    if (!m_path) {
        painter.setPen(Theme::instance().color(Theme::Role::MutedText));
        painter.drawText(QRectF({}, QSizeF(size)), Qt::AlignCenter | Qt::TextWordWrap,
                         tr("Click a cell of a map, or a place of the picture, to follow it through the head."));
        return;
    }
    painter.setFont(font());
    const auto all = strips(size);
    for (const Strip &strip : all)
        paintStrip(painter, strip);
    paintArrows(painter, all);
    paintFormula(painter, QRectF(0, stripsHeight(), boardRect(size).width(), size.height() - stripsHeight()));
    paintClasses(painter, classesRect(size));
}

void CellBoard::paintStrip(QPainter &painter, const Strip &strip) const
{
    const Theme &theme = Theme::instance();
    const bool isLit = m_step.lights(strip.part);
    const ColourScale scale(ValueSpan::of(strip.values));
    QImage image(static_cast<int>(strip.values.size()), 1, QImage::Format_RGB32);
    scale.map(strip.values, reinterpret_cast<QRgb *>(image.scanLine(0)));
    painter.save();
    painter.setOpacity(isLit ? 1 : dimmed);
    painter.drawImage(strip.rect, image);
    const double width = strip.rect.width() / static_cast<double>(strip.values.size());
    for (std::size_t i = 0; strip.isWritten && i < strip.values.size(); ++i) {
        const QRectF cell(strip.rect.left() + static_cast<double>(i) * width, strip.rect.top(), width, stripHeight);
        painter.setOpacity(1);
        painter.setPen(isLit ? Theme::textOn(QColor(image.pixel(static_cast<int>(i), 0)))
                             : theme.color(Theme::Role::Text));
        const auto text = [&](int digits) {
            return QString::number(static_cast<double>(strip.values[i]), 'g', digits);
        };
        const bool isNarrow = fontMetrics().horizontalAdvance(text(3)) > width - 2;
        painter.drawText(cell, Qt::AlignCenter | Qt::TextDontClip, text(isNarrow ? 2 : 3));
    }
    painter.restore();
    painter.setPen(theme.color(isLit ? Theme::Role::Text : Theme::Role::MutedText));
    painter.drawText(
        QRectF(strip.rect.left(), strip.rect.top() - lineHeight(), strip.rect.width(), lineHeight()),
        Qt::AlignLeft | Qt::AlignVCenter | Qt::TextDontClip,
        fontMetrics().elidedText(strip.caption, Qt::ElideRight, static_cast<int>(std::max(strip.rect.width(), 60.0))));
    painter.setBrush(Qt::NoBrush);
    painter.setPen(QPen(theme.color(isLit ? Theme::Role::Lit : Theme::Role::Border), isLit ? 2 : 1));
    painter.drawRect(strip.rect);
}

void CellBoard::paintArrows(QPainter &painter, const std::vector<Strip> &all) const
{
    painter.setRenderHint(QPainter::Antialiasing);
    painter.setPen(QPen(Theme::instance().color(Theme::Role::MutedText), 1));
    const auto link = [&painter](const Strip &from, const Strip &to) {
        const QPointF start(from.rect.right() + 3, from.rect.center().y());
        const QPointF end(to.rect.left() - 3, to.rect.center().y());
        painter.drawLine(start, end);
        painter.drawLine(end, end + QPointF(-5, -3));
        painter.drawLine(end, end + QPointF(-5, 3));
    };
    link(all[0], all[1]);
    link(all[0], all[2]);
    link(all[1], all[3]);
    link(all[2], all[4]);
    painter.setRenderHint(QPainter::Antialiasing, false);
}

void CellBoard::paintFormula(QPainter &painter, const QRectF &rect) const
{
    painter.setPen(Theme::instance().color(Theme::Role::Text));
    painter.drawText(rect, Qt::AlignLeft | Qt::AlignTop | Qt::TextWordWrap, m_step.formula.join(QLatin1Char('\n')));
}

std::vector<int> CellBoard::bestClasses(int count) const
{
    std::vector<int> order(static_cast<std::size_t>(m_path->classes));
    std::iota(order.begin(), order.end(), 0);
    std::stable_sort(order.begin(), order.end(),
                     [this](int a, int b) { return m_path->classProbability(a) > m_path->classProbability(b); });
    order.resize(std::min(order.size(), static_cast<std::size_t>(count)));
    return order;
}

void CellBoard::paintClasses(QPainter &painter, const QRectF &rect) const
{
    const Theme &theme = Theme::instance();
    const bool isLit = m_step.lights(CellPart::Probabilities) || m_step.lights(CellPart::Score);
    double y = rect.top();
    const double height = lineHeight() + 4;
    const auto bar = [&](const QString &name, float value, const QColor &colour) {
        const QRectF line(rect.left(), y, rect.width(), height - 2);
        QColor fill = colour;
        fill.setAlphaF(0.35F);
        painter.fillRect(QRectF(line.left(), line.top(), line.width() * static_cast<double>(value), line.height()),
                         fill);
        painter.setPen(theme.color(isLit ? Theme::Role::Text : Theme::Role::MutedText));
        const QRectF text = line.adjusted(4, 0, -4, 0);
        painter.drawText(text, Qt::AlignRight | Qt::AlignVCenter, number(value));
        painter.drawText(text, Qt::AlignLeft | Qt::AlignVCenter,
                         fontMetrics().elidedText(name, Qt::ElideRight, static_cast<int>(text.width() - 70)));
        y += height;
    };
    painter.setPen(theme.color(isLit ? Theme::Role::Text : Theme::Role::MutedText));
    painter.drawText(QRectF(rect.left(), y, rect.width(), height), Qt::AlignLeft | Qt::AlignVCenter,
                     tr("Probabilities"));
    y += height;
    bar(tr("object"), m_path->objectness(), theme.color(Theme::Role::Accent));
    for (const int classId : bestClasses(classesShown))
        bar(className(classId), m_path->classProbability(classId), classColour(classId));
    if (m_step.lights(CellPart::Score))
        bar(tr("score"), m_path->score, theme.color(Theme::Role::Lit));
}

QString CellBoard::tipAt(const QPointF &place) const
{
    if (!m_path)
        return {};
    if (classesRect(size()).contains(place))
        return tr("σ of the objectness and of the largest class logits, 0 to 1. Score = object × class.");
    for (const Strip &strip : strips(size())) {
        if (!strip.rect.contains(place))
            continue;
        const double share = (place.x() - strip.rect.left()) / strip.rect.width();
        const auto at = std::min(static_cast<std::size_t>(share * static_cast<double>(strip.values.size())),
                                 strip.values.size() - 1);
        const QString name = strip.names.isEmpty() ? tr("channel %1").arg(at) : strip.names[static_cast<qsizetype>(at)];
        return QStringLiteral("%1\n%2 = %3")
            .arg(strip.caption, name, formatExact(static_cast<double>(strip.values[at])));
    }
    if (place.y() > stripsHeight())
        return m_step.formula.join(QLatin1Char('\n'));
    return {};
}

bool CellBoard::event(QEvent *event)
{
    return showToolTip(event, this, [this](QPoint at) { return tipAt(at); }) || QWidget::event(event);
}

ExportSource CellBoard::exportSource() const
{
    return {[this] { return QStringLiteral("yolox-cell-%1").arg(m_path ? m_path->index : 0); },
            [this] { return size(); }, [this](QPainter &painter) { paint(painter, size()); }, [this] { return csv(); }};
}

QString CellBoard::csv() const
{
    QString text = QStringLiteral("part,name,value\n");
    if (!m_path)
        return text;
    for (const Strip &strip : strips(size()))
        for (std::size_t i = 0; strip.part != CellPart::Row && i < strip.values.size(); ++i)
            text += QStringLiteral("\"%1\",\"%2\",%3\n")
                        .arg(strip.caption,
                             strip.names.isEmpty() ? QString::number(i) : strip.names[static_cast<qsizetype>(i)],
                             formatExact(static_cast<double>(strip.values[i])));
    const QStringList names = outputNames();
    for (std::size_t i = 0; i < m_path->probabilities.size(); ++i)
        text += QStringLiteral("\"%1\",\"%2\",%3\n")
                    .arg(tr("Probabilities"), names[static_cast<qsizetype>(i + 4)],
                         formatExact(static_cast<double>(m_path->probabilities[i])));
    return text;
}

} // namespace vitrine
