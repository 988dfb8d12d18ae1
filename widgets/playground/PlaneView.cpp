#include "widgets/playground/PlaneView.h"

#include "widgets/common/Format.h"
#include "widgets/common/Theme.h"
#include "widgets/common/Translated.h"
#include "widgets/playground/Playground.h"

#include <QMouseEvent>
#include <QPainter>
#include <QPainterPath>
#include <QRandomGenerator>

#include <algorithm>
#include <cmath>

namespace vitrine {

namespace {

constexpr double margin = 28; ///< for the axes' numbers
constexpr double spray = 0.06; ///< radius of the brush, in the plane's units
constexpr double apart = 0.04; ///< the mouse moves so far between two points
constexpr double eraser = 0.12;

} // namespace

PlaneView::PlaneView(Playground *playground, QWidget *parent) : QWidget(parent), m_playground(playground)
{
    setMouseTracking(true);
    QSizePolicy policy(QSizePolicy::Expanding, QSizePolicy::Expanding);
    policy.setHeightForWidth(true);
    setSizePolicy(policy);
    for (const auto signal : {&Playground::mapsChanged, &Playground::dataChanged, &Playground::focusChanged,
                              &Playground::optionsChanged, &Playground::networkChanged})
        connect(playground, signal, this, qOverload<>(&QWidget::update));
    connect(&Theme::instance(), &Theme::changed, this, qOverload<>(&QWidget::update));
    installExportMenu(this, exportSource());
    translated(this, [this] {
        setAccessibleName(tr("Decision surface"));
        setToolTip(tr("What the network answers all over the plane, and the data. Circles train, diamonds validate; "
                      "rings are the last batch."));
    });
}

void PlaneView::setTool(Tool tool)
{
    m_tool = tool;
    setCursor(tool == Tool::Look ? Qt::ArrowCursor : Qt::CrossCursor);
    // The right button paints the other class; without the brush it opens the menu.
    setContextMenuPolicy(tool == Tool::Paint ? Qt::PreventContextMenu : Qt::CustomContextMenu);
}

PlaneFrame PlaneView::frame() const
{
    const double side = std::max(16.0, std::min(width() - 1.5 * margin, height() - margin - 8));
    const double left = margin + std::max(0.0, (width() - 1.5 * margin - side) / 2);
    return {QRectF(left, 8, side, side), 1.2};
}

ExportSource PlaneView::exportSource()
{
    ExportSource source;
    source.name = [] { return QStringLiteral("plane"); };
    source.size = [this] { return size(); };
    source.paint = [this](QPainter &painter) { draw(painter); };
    source.csv = [this] {
        QString text = QStringLiteral("x,y,value\n");
        const std::vector<float> values = m_playground->answerMap();
        if (values.empty())
            return text;
        const PlaneGrid grid = m_playground->maps()->grid;
        for (std::size_t i = 0; i < values.size(); ++i) {
            const int row = static_cast<int>(i) / grid.columns, column = static_cast<int>(i) % grid.columns;
            text += QStringLiteral("%1,%2,%3\n")
                        .arg(grid.x(column), 0, 'g', 6)
                        .arg(grid.y(row), 0, 'g', 6)
                        .arg(formatExact(static_cast<double>(values[i])));
        }
        return text;
    };
    return source;
}

void PlaneView::paintEvent(QPaintEvent *)
{
    QPainter painter(this);
    draw(painter);
}

void PlaneView::draw(QPainter &painter) const
{
    const PlaneFrame frame = this->frame();
    painter.fillRect(frame.place, Theme::instance().color(Theme::Role::BlockFill));
    const auto maps = m_playground->maps();
    if (m_playground->isLine()) {
        drawLine(painter, frame);
    } else if (maps) {
        const auto focus = m_playground->focus();
        painter.setRenderHint(QPainter::SmoothPixmapTransform, !m_playground->isDiscrete());
        if (const std::vector<float> map = focus ? m_playground->mapOf(*focus) : std::vector<float>(); !map.empty())
            painter.drawImage(frame.place, neuronImage(map, maps->grid));
        else if (const std::vector<float> answers = m_playground->answerMap(); !answers.empty())
            painter.drawImage(frame.place,
                              answerImage(answers, maps->grid, m_playground->answer(), m_playground->isDiscrete()));
    }
    paintAxes(painter, frame);
    paintPoints(painter, frame, *m_playground);
    painter.setRenderHint(QPainter::Antialiasing, false);
    painter.setBrush(Qt::NoBrush);
    painter.setPen(Theme::instance().color(Theme::Role::Border));
    painter.drawRect(frame.place);
}

/// What the network answers over the line, or, where one is pointed at, a neuron.
void PlaneView::drawLine(QPainter &painter, const PlaneFrame &frame) const
{
    const auto maps = m_playground->maps();
    const auto focus = m_playground->focus();
    const std::vector<float> values =
        !maps ? std::vector<float>() : (focus ? m_playground->mapOf(*focus) : m_playground->answerMap());
    QPainterPath path;
    for (std::size_t i = 0; i < values.size(); ++i) {
        const QPointF at = frame.toPlace(maps->grid.x(static_cast<int>(i)), static_cast<double>(values[i]));
        i == 0 ? path.moveTo(at) : path.lineTo(at);
    }
    painter.save();
    painter.setClipRect(frame.place);
    painter.setRenderHint(QPainter::Antialiasing);
    const Theme &theme = Theme::instance();
    painter.setPen(QPen(theme.color(focus ? Theme::Role::Backward : Theme::Role::Forward), 2.5));
    painter.setBrush(Qt::NoBrush);
    painter.drawPath(path);
    painter.restore();
}

QString PlaneView::describe(QPointF position) const
{
    const PlaneFrame frame = this->frame();
    const auto maps = m_playground->maps();
    if (!maps || !frame.place.contains(position))
        return {};
    const QPointF at = frame.toPlane(position);
    const PlaneGrid &grid = maps->grid;
    const auto cell = [](double share, int count) { return std::clamp(static_cast<int>(share * count), 0, count - 1); };
    const int column = cell((at.x() / grid.extent + 1) / 2, grid.columns);
    const int row = cell((1 - at.y() / grid.extent) / 2, grid.rows);
    const auto focus = m_playground->focus();
    const std::vector<float> values = focus ? m_playground->mapOf(*focus) : m_playground->answerMap();
    const auto index = static_cast<std::size_t>(row * grid.columns + column);
    if (index >= values.size())
        return {};
    const QString value =
        focus ? formatNumber(static_cast<double>(values[index])) : m_playground->answer().describe(values[index]);
    const auto place = [](double coordinate) { return QString::number(coordinate, 'f', 2); };
    return m_playground->isLine() ? tr("x = %1: %2").arg(place(at.x()), value)
                                  : tr("x = %1, y = %2: %3").arg(place(at.x()), place(at.y()), value);
}

void PlaneView::mousePressEvent(QMouseEvent *event)
{
    m_last = QPointF(1e9, 1e9);
    touch(*event);
}

void PlaneView::mouseMoveEvent(QMouseEvent *event)
{
    if (event->buttons() != Qt::NoButton)
        touch(*event);
    emit described(describe(event->position()));
}

void PlaneView::leaveEvent(QEvent *)
{
    emit described(QString());
}

void PlaneView::touch(const QMouseEvent &event)
{
    if (m_playground->isLine() || !frame().place.contains(event.position()))
        return;
    const bool isRight = event.buttons().testFlag(Qt::RightButton);
    if (m_tool == Tool::Paint)
        addPoints(event.position(), isRight ? (m_label + 1) % m_playground->classCount() : m_label);
    else if (m_tool == Tool::Erase)
        erase(event.position());
}

/// One point where the mouse is pressed, and one more each time that it has gone some way, scattered a little.
void PlaneView::addPoints(QPointF position, std::int64_t label)
{
    const QPointF at = frame().toPlane(position);
    const bool isFirst = m_last.x() > 1e8;
    if ((!isFirst && std::hypot(at.x() - m_last.x(), at.y() - m_last.y()) < apart) || m_painted.size() >= mostPainted)
        return;
    QRandomGenerator &random = *QRandomGenerator::global();
    const double angle = random.generateDouble() * 6.283185307179586,
                 reach = isFirst ? 0 : spray * random.generateDouble();
    m_painted.push_back({static_cast<float>(at.x() + reach * std::cos(angle)),
                         static_cast<float>(at.y() + reach * std::sin(angle)), label});
    m_last = at;
    emit painted(m_painted);
}

void PlaneView::erase(QPointF position)
{
    const QPointF at = frame().toPlane(position);
    const auto before = m_painted.size();
    std::erase_if(m_painted, [at](const PaintedPoint &point) {
        return std::hypot(static_cast<double>(point.x) - at.x(), static_cast<double>(point.y) - at.y()) < eraser;
    });
    if (m_painted.size() != before)
        emit painted(m_painted);
}

} // namespace vitrine
