#include "widgets/yolox/assignment/CostMatrixView.h"

#include "widgets/common/Format.h"
#include "widgets/common/Theme.h"
#include "widgets/common/ToolTips.h"
#include "widgets/common/Translated.h"
#include "widgets/yolox/assignment/AssignText.h"

#include <QKeyEvent>
#include <QScrollBar>
#include <QWheelEvent>

#include <algorithm>
#include <cmath>
#include <limits>
#include <numeric>

namespace vitrine {

namespace {

constexpr double narrowest = 2, widest = 72, widestFitted = 28;
constexpr int highestRow = 40;

QRgb blended(QRgb colour, QRgb with, double share)
{
    const auto mix = [share](int a, int b) { return static_cast<int>(a * (1 - share) + b * share); };
    return qRgb(mix(qRed(colour), qRed(with)), mix(qGreen(colour), qGreen(with)), mix(qBlue(colour), qBlue(with)));
}

/// What a pair would cost at a place that is preferred: the colours would else tell of nothing but the million.
float shownTerm(const CostTerms &terms, AssignTerm term, const AssignSettings &settings)
{
    return term == AssignTerm::Cost ? terms.classCost + settings.lambda * terms.iouCost : termOf(terms, term);
}

} // namespace

CostMatrixView::CostMatrixView(AssignSession *session, QWidget *parent)
    : QAbstractScrollArea(parent), m_session(session)
{
    viewport()->setMouseTracking(true);
    setFocusPolicy(Qt::StrongFocus);
    setFrameShape(QFrame::NoFrame);
    connect(session, &AssignSession::pictureChanged, this, &CostMatrixView::showPicture);
    connect(session, &AssignSession::termChanged, this, &CostMatrixView::makeImage);
    connect(session, &AssignSession::chosenChanged, this, [this] {
        if (m_isSorted)
            sortColumns();
        reveal();
        viewport()->update();
    });
    connect(session, &AssignSession::hoveredChanged, viewport(), qOverload<>(&QWidget::update));
    connect(&Theme::instance(), &Theme::changed, this, &CostMatrixView::makeImage);
    installExportMenu(this, exportSource());
    translated(this, [this] {
        setAccessibleName(tr("Cost matrix"));
        setAccessibleDescription(tr("A row for each ground truth, a column for each candidate cell. Arrows choose a "
                                    "pair; plus and minus make columns wider, 0 fits them."));
        viewport()->update();
    });
}

QColor levelColour(int level)
{
    constexpr QRgb colours[] = {0xFFE8E8E8, 0xFFA8A8A8, 0xFF5C5C5C}; // greys: ground truths have the hues
    return QColor(colours[level]);
}

void CostMatrixView::setSorted(bool sorted)
{
    m_isSorted = sorted;
    sortColumns();
    reveal();
}

void CostMatrixView::showPicture()
{
    makeImage();
    layOut();
}

void CostMatrixView::sortColumns()
{
    m_order.clear();
    if (const auto shown = picture()) {
        m_order.resize(shown->study.columns());
        std::iota(m_order.begin(), m_order.end(), std::size_t(0));
        if (m_isSorted && m_session->chosen().row >= 0)
            m_order = shown->study.byCost(static_cast<std::size_t>(m_session->chosen().row));
    }
    m_ordered = QImage();
    if (!m_image.isNull() && m_image.width() == static_cast<int>(m_order.size())) {
        m_ordered = QImage(m_image.size(), QImage::Format_RGB32);
        for (int y = 0; y < m_image.height(); ++y) {
            const auto *from = reinterpret_cast<const QRgb *>(m_image.constScanLine(y));
            auto *to = reinterpret_cast<QRgb *>(m_ordered.scanLine(y));
            for (std::size_t i = 0; i < m_order.size(); ++i)
                to[i] = from[m_order[i]];
        }
    }
    viewport()->update();
}

void CostMatrixView::makeImage()
{
    m_image = QImage();
    const auto shown = picture();
    if (shown && shown->study.rows() > 0 && shown->study.columns() > 0) {
        const AssignStudy &study = shown->study;
        ValueSpan span;
        for (const CostTerms &terms : study.matrix.terms) {
            const float value = shownTerm(terms, m_session->term(), study.settings);
            if (std::isfinite(value))
                span.include({value, value});
        }
        m_scale = ColourScale(span, false);
        m_image = QImage(static_cast<int>(study.columns()), static_cast<int>(study.rows()), QImage::Format_RGB32);
        const QRgb pale = Theme::instance().color(Theme::Role::Panel).rgb();
        for (int y = 0; y < m_image.height(); ++y) {
            auto *line = reinterpret_cast<QRgb *>(m_image.scanLine(y));
            for (std::size_t x = 0; x < study.columns(); ++x) {
                const CostTerms &terms = study.matrix.at(static_cast<std::size_t>(y), x);
                const QRgb colour = m_scale.colour(shownTerm(terms, m_session->term(), study.settings));
                line[x] = terms.isPreferred ? colour : blended(colour, pale, 0.7);
            }
        }
    }
    sortColumns();
    emit scaleChanged();
}

int CostMatrixView::rowHeight() const
{
    const int least = fontMetrics().height() + 6;
    const auto shown = picture();
    if (!shown || shown->study.rows() == 0)
        return least;
    const int room = (viewport()->height() - headerHeight()) / static_cast<int>(shown->study.rows());
    return std::clamp(room, least, std::max(least, highestRow));
}

int CostMatrixView::headerHeight() const
{
    return fontMetrics().height() + 4;
}

int CostMatrixView::headerWidth() const
{
    int widest = 64;
    if (const auto shown = picture())
        for (const QString &name : shown->names)
            widest = std::max(widest, fontMetrics().horizontalAdvance(name) + 28);
    return std::min(widest, std::max(72, viewport()->width() / 3));
}

void CostMatrixView::layOut()
{
    const auto columns = static_cast<double>(m_order.size());
    const double room = viewport()->width() - headerWidth();
    if (m_isFitted && columns > 0)
        m_columnWidth = std::clamp(room / columns, narrowest, widestFitted);
    const auto shown = picture();
    const int rows = shown ? static_cast<int>(shown->study.rows()) : 0;
    horizontalScrollBar()->setRange(0, std::max(0, static_cast<int>(std::ceil(columns * m_columnWidth - room))));
    horizontalScrollBar()->setPageStep(std::max(1, static_cast<int>(room)));
    horizontalScrollBar()->setSingleStep(24);
    const int height = viewport()->height() - headerHeight();
    verticalScrollBar()->setRange(0, std::max(0, rows * rowHeight() - height));
    verticalScrollBar()->setPageStep(std::max(1, height));
    verticalScrollBar()->setSingleStep(rowHeight());
    viewport()->update();
}

void CostMatrixView::setColumnWidth(double width, double fixed)
{
    const double at = fixed - headerWidth();
    const double column = (horizontalScrollBar()->value() + at) / m_columnWidth;
    m_columnWidth = std::clamp(width, narrowest, widest);
    m_isFitted = false;
    layOut();
    horizontalScrollBar()->setValue(static_cast<int>(column * m_columnWidth - at));
}

QRectF CostMatrixView::cellRect(std::size_t row, std::size_t place) const
{
    return {headerWidth() + static_cast<double>(place) * m_columnWidth - horizontalScrollBar()->value(),
            headerHeight() + static_cast<double>(row) * rowHeight() - verticalScrollBar()->value(), m_columnWidth,
            static_cast<double>(rowHeight())};
}

AssignPair CostMatrixView::pairAt(const QPointF &position) const
{
    const auto shown = picture();
    if (!shown || position.y() < headerHeight())
        return {};
    const double y = (position.y() - headerHeight() + verticalScrollBar()->value()) / rowHeight();
    const double x = (position.x() - headerWidth() + horizontalScrollBar()->value()) / m_columnWidth;
    if (y >= static_cast<double>(shown->study.rows()))
        return {};
    AssignPair pair{static_cast<int>(y), -1};
    if (position.x() >= headerWidth() && x < static_cast<double>(m_order.size()))
        pair.cell = shown->study.matrix.cells[m_order[static_cast<std::size_t>(x)]];
    return pair;
}

std::optional<std::size_t> CostMatrixView::placeOf(int cell) const
{
    const auto shown = picture();
    const auto column = shown && cell >= 0 ? shown->study.columnOf(cell) : std::nullopt;
    if (!column)
        return std::nullopt;
    const auto found = std::ranges::find(m_order, *column);
    if (found == m_order.end())
        return std::nullopt;
    return static_cast<std::size_t>(found - m_order.begin());
}

void CostMatrixView::reveal()
{
    const AssignPair pair = m_session->chosen();
    if (pair.row < 0)
        return;
    const QRectF cell = cellRect(static_cast<std::size_t>(pair.row), placeOf(pair.cell).value_or(0));
    const auto shift = [](QScrollBar *bar, double from, double to, double low, double high) {
        if (from < low)
            bar->setValue(bar->value() + static_cast<int>(std::floor(from - low)));
        else if (to > high)
            bar->setValue(bar->value() + static_cast<int>(std::ceil(to - high)));
    };
    shift(verticalScrollBar(), cell.top(), cell.bottom(), headerHeight(), viewport()->height());
    if (placeOf(pair.cell))
        shift(horizontalScrollBar(), cell.left(), cell.right(), headerWidth(), viewport()->width());
}

void CostMatrixView::resizeEvent(QResizeEvent *event)
{
    QAbstractScrollArea::resizeEvent(event);
    layOut();
}

void CostMatrixView::changeEvent(QEvent *event)
{
    QAbstractScrollArea::changeEvent(event);
    if (event->type() == QEvent::FontChange)
        layOut();
}

void CostMatrixView::wheelEvent(QWheelEvent *event)
{
    const QPoint by = event->angleDelta();
    if (event->modifiers() & Qt::ControlModifier) {
        setColumnWidth(m_columnWidth * std::pow(1.2, by.y() / 120.0), event->position().x());
        return;
    }
    // What can't be scrolled down is scrolled across: there are many more columns than rows.
    const bool isAcross = by.x() != 0 || verticalScrollBar()->maximum() == 0;
    QScrollBar *bar = isAcross ? horizontalScrollBar() : verticalScrollBar();
    bar->setValue(bar->value() - (by.x() != 0 ? by.x() : by.y()) / 2);
}

void CostMatrixView::mousePressEvent(QMouseEvent *event)
{
    const AssignPair pair = pairAt(event->position());
    if (event->button() == Qt::LeftButton && pair.row >= 0)
        m_session->choose({pair.row, pair.cell >= 0 ? pair.cell : m_session->chosen().cell});
}

void CostMatrixView::mouseMoveEvent(QMouseEvent *event)
{
    m_session->hover(pairAt(event->position()));
}

bool CostMatrixView::viewportEvent(QEvent *event)
{
    if (event->type() == QEvent::Leave)
        m_session->hover({});
    return showToolTip(event, viewport(), [this](QPoint at) { return toolTipAt(at); })
        || QAbstractScrollArea::viewportEvent(event);
}

QString CostMatrixView::toolTipAt(const QPointF &position) const
{
    const AssignPair pair = pairAt(position);
    const auto shown = picture();
    if (!shown || pair.row < 0)
        return tr("Rows: ground truths. Columns: candidate cells, coloured by the stride of their level.");
    const auto row = static_cast<std::size_t>(pair.row);
    if (pair.cell < 0)
        return AssignText::ofRow(*shown, row);
    return AssignText::ofPair(*shown, row, *shown->study.columnOf(pair.cell));
}

void CostMatrixView::keyPressEvent(QKeyEvent *event)
{
    const auto shown = picture();
    const AssignPair chosen = m_session->chosen();
    const bool isFree = (event->modifiers() & ~(Qt::KeypadModifier | Qt::ShiftModifier)) == Qt::NoModifier;
    if (!shown || chosen.row < 0 || m_order.empty() || !isFree) {
        QAbstractScrollArea::keyPressEvent(event);
        return;
    }
    const auto last = static_cast<int>(m_order.size()) - 1;
    const auto place = placeOf(chosen.cell);
    int to = place ? static_cast<int>(*place) : -1, row = chosen.row;
    switch (event->key()) {
    case Qt::Key_Left:
        to = std::max(0, to - 1);
        break;
    case Qt::Key_Right:
        to = std::min(last, to + 1);
        break;
    case Qt::Key_Home:
        to = 0;
        break;
    case Qt::Key_End:
        to = last;
        break;
    case Qt::Key_Up:
        row = std::max(0, row - 1);
        break;
    case Qt::Key_Down:
        row = std::min(static_cast<int>(shown->study.rows()) - 1, row + 1);
        break;
    case Qt::Key_Plus:
    case Qt::Key_Equal:
        setColumnWidth(m_columnWidth * 1.25, viewport()->width() / 2.0);
        return;
    case Qt::Key_Minus:
        setColumnWidth(m_columnWidth / 1.25, viewport()->width() / 2.0);
        return;
    case Qt::Key_0:
        m_isFitted = true;
        layOut();
        return;
    default:
        QAbstractScrollArea::keyPressEvent(event);
        return;
    }
    const int cell = to >= 0 ? shown->study.matrix.cells[m_order[static_cast<std::size_t>(to)]] : chosen.cell;
    m_session->choose({row, cell});
}

} // namespace vitrine
