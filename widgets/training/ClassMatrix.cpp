#include "widgets/training/ClassMatrix.h"

#include "widgets/common/Export.h"
#include "widgets/common/Format.h"
#include "widgets/common/OwnKeys.h"
#include "widgets/common/Theme.h"
#include "widgets/common/ToolTips.h"
#include "widgets/common/Translated.h"

#include <QKeyEvent>
#include <QMouseEvent>
#include <QPainter>

#include <algorithm>
#include <cmath>

namespace vitrine {

namespace {

constexpr int namesWidth = 64, namesHeight = 20, gap = 8;
constexpr int largestCell = 40, smallestForNumbers = 18;

QColor mixed(const QColor &a, const QColor &b, double share)
{
    const auto mix = [share](int x, int y) { return static_cast<int>(std::lround(x + share * (y - x))); };
    return {mix(a.red(), b.red()), mix(a.green(), b.green()), mix(a.blue(), b.blue())};
}

} // namespace

ClassMatrix::ClassMatrix(QWidget *parent) : QWidget(parent)
{
    setFocusPolicy(Qt::StrongFocus);
    setMinimumSize(160, 120);
    connect(&Theme::instance(), &Theme::changed, this, qOverload<>(&QWidget::update));
    translated(this, [this] {
        setAccessibleName(tr("Confusion matrix"));
        update();
    });
    installExportMenu(
        this,
        {[] { return QStringLiteral("confusion"); }, [this] { return size(); },
         [this](QPainter &painter) {
             painter.fillRect(rect(), Theme::instance().color(Theme::Role::Panel));
             paintNames(painter);
             paintCells(painter);
         },
         [this] {
             QString text = QStringLiteral("label,answer,count\n");
             const int classes = m_report ? m_report->classCount() : 0;
             for (int label = 0; label < classes; ++label)
                 for (int read = 0; read < classes; ++read)
                     text += QStringLiteral("\"%1\",\"%2\",%3\n").arg(name(label), name(read)).arg(count(label, read));
             return text;
         }});
}

void ClassMatrix::setReport(std::shared_ptr<const ReadingReport> report)
{
    m_report = std::move(report);
    m_counts = m_report ? m_report->confusion() : std::vector<std::int64_t>();
    m_mostWrong = m_mostRight = 1;
    const int classes = m_report ? m_report->classCount() : 0;
    for (int label = 0; label < classes; ++label)
        for (int read = 0; read < classes; ++read) {
            std::int64_t &most = label == read ? m_mostRight : m_mostWrong;
            most = std::max(most, count(label, read));
        }
    update();
}

QSize ClassMatrix::sizeHint() const
{
    return {320, 240};
}

int ClassMatrix::side() const
{
    const int classes = m_report ? std::max(1, m_report->classCount()) : 1;
    const int room = std::min(width() - namesWidth - gap, height() - namesHeight - gap);
    return std::clamp(room / classes, 1, Theme::instance().px(largestCell));
}

QPoint ClassMatrix::origin() const
{
    return {namesWidth, namesHeight};
}

QRect ClassMatrix::cell(int label, int read) const
{
    const int length = side();
    return {origin() + QPoint(read * length, label * length), QSize(length, length)};
}

QPoint ClassMatrix::cellAt(QPoint position) const
{
    const QPoint inside = position - origin();
    const int classes = m_report ? m_report->classCount() : 0;
    if (inside.x() < 0 || inside.y() < 0)
        return {-1, -1};
    const QPoint at(inside.x() / side(), inside.y() / side()); // QPoint's own division rounds
    return at.x() < classes && at.y() < classes ? at : QPoint(-1, -1);
}

std::int64_t ClassMatrix::count(int label, int read) const
{
    return m_counts[static_cast<std::size_t>(label * m_report->classCount() + read)];
}

QString ClassMatrix::name(int index) const
{
    return QString::fromStdString(m_report->classes[static_cast<std::size_t>(index)]);
}

void ClassMatrix::paintEvent(QPaintEvent *)
{
    QPainter painter(this);
    painter.fillRect(rect(), Theme::instance().color(Theme::Role::Panel));
    if (!m_report) {
        painter.setPen(Theme::instance().color(Theme::Role::MutedText));
        painter.drawText(rect().adjusted(gap, gap, -gap, -gap), Qt::AlignCenter | Qt::TextWordWrap,
                         tr("After the first epoch: which classes are taken for which."));
        return;
    }
    paintNames(painter);
    paintCells(painter);
}

void ClassMatrix::paintNames(QPainter &painter) const
{
    const int length = side(), classes = m_report ? m_report->classCount() : 0;
    const int line = painter.fontMetrics().height();
    painter.setPen(Theme::instance().color(Theme::Role::MutedText));
    if (length < line - 4)
        return;
    for (int i = 0; i < classes; ++i) {
        const QRect beside(0, cell(i, 0).top(), namesWidth - 4, length),
            above(cell(0, i).left(), 0, length, namesHeight);
        painter.drawText(beside, Qt::AlignRight | Qt::AlignVCenter,
                         painter.fontMetrics().elidedText(name(i), Qt::ElideRight, beside.width()));
        painter.drawText(above, Qt::AlignCenter,
                         painter.fontMetrics().elidedText(name(i), Qt::ElideRight, above.width()));
    }
}

/// The widget's own, or a smaller one in which the largest count has room in its cell.
QFont ClassMatrix::numberFont() const
{
    QFont fitting = font();
    const int room = side() - 4;
    const int width = fontMetrics().horizontalAdvance(QString::number(std::max(m_mostRight, m_mostWrong)));
    if (width > room && room > 0)
        fitting.setPointSizeF(std::max(5.0, fitting.pointSizeF() * room / width));
    return fitting;
}

void ClassMatrix::paintCells(QPainter &painter) const
{
    const Theme &theme = Theme::instance();
    const QColor ground = theme.color(Theme::Role::Window);
    painter.setFont(numberFont());
    const int length = side(), classes = m_report ? m_report->classCount() : 0;
    for (int label = 0; label < classes; ++label)
        for (int read = 0; read < classes; ++read) {
            const bool isRight = label == read;
            const auto most = static_cast<double>(isRight ? m_mostRight : m_mostWrong);
            const double share = std::sqrt(static_cast<double>(count(label, read)) / most);
            const QColor strong = theme.color(isRight ? Theme::Role::Forward : Theme::Role::Backward);
            const QColor fill = mixed(ground, strong, 0.85 * share);
            const QRect place = cell(label, read).adjusted(0, 0, length > 3 ? -1 : 0, length > 3 ? -1 : 0);
            painter.fillRect(place, fill);
            if (length >= smallestForNumbers && count(label, read) > 0) {
                painter.setPen(Theme::textOn(fill));
                painter.drawText(place, Qt::AlignCenter, QString::number(count(label, read)));
            }
            if (label == m_label && read == m_read) {
                painter.setPen(QPen(theme.color(Theme::Role::Accent), 2));
                painter.drawRect(place);
            }
        }
}

void ClassMatrix::choose(int label, int read)
{
    const int classes = m_report ? m_report->classCount() : 0;
    if (label < 0 || read < 0 || label >= classes || read >= classes)
        return;
    m_label = label;
    m_read = read;
    update();
    emit cellChosen(label, read);
}

void ClassMatrix::mousePressEvent(QMouseEvent *event)
{
    if (event->button() != Qt::LeftButton)
        return QWidget::mousePressEvent(event);
    const QPoint at = cellAt(event->position().toPoint());
    choose(at.y(), at.x());
}

void ClassMatrix::keyPressEvent(QKeyEvent *event)
{
    switch (event->key()) {
    case Qt::Key_Up:
        return choose(m_label - 1, std::max(0, m_read));
    case Qt::Key_Down:
        return choose(m_label + 1, std::max(0, m_read));
    case Qt::Key_PageUp:
        return choose(std::max(0, m_label), m_read - 1);
    case Qt::Key_PageDown:
        return choose(std::max(0, m_label), m_read + 1);
    default:
        return QWidget::keyPressEvent(event);
    }
}

bool ClassMatrix::event(QEvent *event)
{
    if (keepsKeys(event, {Qt::Key_Up, Qt::Key_Down, Qt::Key_PageUp, Qt::Key_PageDown}))
        return true;
    const auto tipAt = [this](QPoint place) {
        const QPoint at = cellAt(place);
        return at.x() < 0 ? QString()
                          : tr("Label %1, taken for %2: %3 samples")
                                .arg(name(at.y()), name(at.x()), formatCount(count(at.y(), at.x())));
    };
    return showToolTip(event, this, tipAt) || QWidget::event(event);
}

} // namespace vitrine
