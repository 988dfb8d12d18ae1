#include "widgets/yolox/augmentation/LetterboxPage.h"

#include "widgets/common/DenseTable.h"
#include "widgets/common/Format.h"
#include "widgets/common/LatestJob.h"
#include "widgets/common/Theme.h"
#include "widgets/common/Translated.h"
#include "widgets/detection/ClassNames.h"
#include "widgets/training/FormParts.h"
#include "widgets/yolox/ScenePools.h"
#include "widgets/yolox/YoloxState.h"
#include "widgets/yolox/augmentation/AugmentText.h"
#include "widgets/yolox/augmentation/ScenePictures.h"
#include "widgets/yolox/augmentation/TracedView.h"

#include <QBoxLayout>
#include <QComboBox>
#include <QHeaderView>
#include <QLabel>
#include <QPainter>
#include <QSignalBlocker>
#include <QTableWidget>

#include <algorithm>

namespace vitrine {

namespace {

constexpr int usualSide = 640;
constexpr double smallestSide = 1; ///< pixels, as in YOLOX's augmentation
constexpr std::uint8_t padding = 114;
constexpr int numberLines = 4; ///< below a picture, the longest broken
constexpr double plainShape = 1.01; ///< what distorts less is not worth a word

LetterboxPage::Shown made(const YoloxScene &scene, int side)
{
    const LabelledPicture picture = labelledPicture(scene);
    LetterboxPage::Shown shown{picture.image.width, picture.image.height, side, scene.boxes, {}, {}};
    for (std::size_t i = 0; i < LetterboxPage::ways; ++i) {
        shown.fits[i] = fitted(static_cast<FitKind>(i), picture, side, side, smallestSide, padding);
        shown.images[i] = toImage(shown.fits[i].image);
        shown.fits[i].image = {}; // it is there already
    }
    return shown;
}

QString rounded(double value)
{
    return QString::number(value, 'g', 4);
}

} // namespace

LetterboxPage::LetterboxPage(YoloxState *state, QWidget *parent)
    : QWidget(parent), m_state(state), m_job(new WatchedJob([this] { return work(); }, this)),
      m_size(new QComboBox(this)), m_sizeName(new QLabel(this)), m_note(makeNote(this)),
      m_table(new QTableWidget(0, 5, this))
{
    build();
    connect(state, &YoloxState::sceneChanged, m_job, &WatchedJob::refresh);
    connect(state, &YoloxState::boxesChanged, m_job, &WatchedJob::refresh);
    connect(state, &YoloxState::runChanged, m_job, &WatchedJob::refresh);
    connect(m_size, &QComboBox::activated, m_job, &WatchedJob::refresh);
    connect(m_table, &QTableWidget::cellEntered, this, [this](int row) { light(row); });
    connect(m_table, &QTableWidget::currentCellChanged, this, [this](int row) { light(row); });
    translated(this, [this] { setTexts(); });
}

LetterboxPage::~LetterboxPage() = default;

void LetterboxPage::build()
{
    auto *layout = new QVBoxLayout(this);
    layout->setContentsMargins(8, 8, 8, 8);
    layout->setSpacing(8);
    auto *top = new QHBoxLayout;
    top->addWidget(m_sizeName);
    top->addWidget(m_size);
    top->addSpacing(8);
    top->addWidget(m_note, 1);
    layout->addLayout(top);
    m_size->addItem(QString(), 0);
    for (const int side : {320, 416, 512, 640, 800})
        m_size->addItem(QStringLiteral("%1 × %1").arg(side), side);
    passWheel(m_size);
    m_sizeName->setBuddy(m_size);
    auto *columns = new QHBoxLayout;
    columns->setSpacing(8);
    for (std::size_t i = 0; i < ways; ++i) {
        auto *column = new QVBoxLayout;
        column->setSpacing(4);
        m_titles[i] = makeCaption(this);
        m_views[i] = new TracedView(this);
        m_views[i]->setWords(
            {[this](const TracedBox &box) { return className(box.classId); },
             [this, i](const TracedBox &box) { return boxTip(i, static_cast<std::size_t>(box.object)); }});
        connect(m_views[i], &TracedView::hovered, this, &LetterboxPage::light);
        m_numbers[i] = makeNote(this);
        m_numbers[i]->setAlignment(Qt::AlignTop | Qt::AlignLeft);
        m_numbers[i]->setMinimumHeight(numberLines * fontMetrics().lineSpacing()); // the pictures stand level
        column->addWidget(m_titles[i]);
        column->addWidget(m_views[i], 1);
        column->addWidget(m_numbers[i]);
        columns->addLayout(column, 1);
    }
    layout->addLayout(columns, 3);
    makeDense(m_table);
    m_table->verticalHeader()->hide();
    m_table->setEditTriggers(QTableWidget::NoEditTriggers);
    m_table->setSelectionBehavior(QTableWidget::SelectRows);
    m_table->setSelectionMode(QTableWidget::SingleSelection);
    m_table->setShowGrid(false);
    m_table->setMouseTracking(true);
    m_table->setMinimumHeight(88);
    m_table->setSizePolicy(QSizePolicy::Expanding, QSizePolicy::Ignored);
    layout->addWidget(m_table, 1);
}

void LetterboxPage::setTexts()
{
    m_sizeName->setText(tr("Input"));
    m_size->setItemText(0, tr("The network's"));
    m_size->setToolTip(tr("Sides of the network's input, pixels"));
    m_size->setAccessibleName(tr("Size of the input"));
    const QStringList titles{tr("Letterbox (YOLOX)"), tr("Stretched"), tr("Cropped")};
    const QStringList tips{
        tr("r = min(W / w, H / h): the long side fits, in the top left corner; the rest is grey 114"),
        tr("W / w and H / h apart: all is seen, shapes change"),
        tr("r = max(W / w, H / h): the short side fits, of the long one the middle is kept")};
    for (std::size_t i = 0; i < ways; ++i) {
        m_titles[i]->setText(titles[static_cast<qsizetype>(i)]);
        m_titles[i]->setToolTip(tips[static_cast<qsizetype>(i)]);
        m_views[i]->setAccessibleName(titles[static_cast<qsizetype>(i)]);
        m_views[i]->setToolTip(tips[static_cast<qsizetype>(i)]);
        m_numbers[i]->setToolTip(tips[static_cast<qsizetype>(i)]);
    }
    m_table->setAccessibleName(tr("What each way does to the boxes"));
    m_table->setHorizontalHeaderLabels({tr("Object"), tr("In the picture"), titles[0], titles[1], titles[2]});
    fill();
}

int LetterboxPage::side() const
{
    if (const int chosen = m_size->currentData().toInt(); chosen > 0)
        return chosen;
    if (m_state->run())
        return m_state->run()->size();
    if (m_state->choice().size > 0)
        return m_state->choice().size;
    return m_shown ? m_shown->side : usualSide;
}

void LetterboxPage::showEvent(QShowEvent *event)
{
    QWidget::showEvent(event);
    m_job->setWatched(true);
}

void LetterboxPage::hideEvent(QHideEvent *event)
{
    m_job->setWatched(false);
    QWidget::hideEvent(event);
}

LatestJob::Work LetterboxPage::work()
{
    if (m_state->scene().picture.isNull())
        return {};
    return [this, scene = m_state->scene(), side = side()](const Cancel &) -> LatestJob::Deliver {
        auto shown = std::make_shared<const Shown>(made(scene, side));
        return [this, shown] {
            m_shown = shown;
            fill();
        };
    };
}

QString LetterboxPage::className(int classId) const
{
    return shownClass(m_state->scene().classNames, classId);
}

/// The formulas with their numbers.
QString LetterboxPage::numbersOf(std::size_t way) const
{
    const PictureFit &fit = m_shown->fits[way].fit;
    const int w = m_shown->pictureWidth, h = m_shown->pictureHeight, side = m_shown->side;
    const auto sizes = [&](double x, double y) {
        return QStringLiteral("int(%1·%2) × int(%3·%4) = %5 × %6")
            .arg(w)
            .arg(rounded(x))
            .arg(h)
            .arg(rounded(y))
            .arg(fit.resizedWidth)
            .arg(fit.resizedHeight);
    };
    const FitResult &picture = m_shown->fits[way];
    switch (static_cast<FitKind>(way)) {
    case FitKind::Letterbox:
        return tr("r = min(%1/%2, %1/%3) = %4\n%5\n%6 of the input is grey")
            .arg(QString::number(side), QString::number(w), QString::number(h), rounded(fit.scaleX),
                 sizes(fit.scaleX, fit.scaleY), formatShare(picture.padded));
    case FitKind::Stretch:
        return tr("w: %1/%2 = %4, h: %1/%3 = %5\n%6 × %6\nshapes: %7 times as wide")
            .arg(QString::number(side), QString::number(w), QString::number(h), rounded(fit.scaleX),
                 rounded(fit.scaleY), QString::number(side), rounded(fit.distortion()));
    case FitKind::Crop:
        return tr("r = max(%1/%2, %1/%3) = %4\n%5\n%6 of the picture is lost")
            .arg(QString::number(side), QString::number(w), QString::number(h), rounded(fit.scaleX),
                 sizes(fit.scaleX, fit.scaleY), formatShare(1 - picture.visible));
    }
    return {};
}

QString LetterboxPage::boxText(std::size_t way, std::size_t index) const
{
    const TracedBox &box = m_shown->fits[way].boxes[index];
    const double distortion = m_shown->fits[way].fit.distortion();
    if (box.fate == BoxFate::Outside)
        return tr("lost");
    if (box.fate == BoxFate::TooSmall)
        return tr("%1, too small").arg(AugmentText::size(box.box));
    if (TracedView::isClipped(box))
        return tr("%1, %2 seen").arg(AugmentText::size(box.box), formatShare(visibleShare(box)));
    if (std::max(distortion, 1 / distortion) > plainShape)
        return distortion > 1 ? tr("%1, %2× wider").arg(AugmentText::size(box.box), rounded(distortion))
                              : tr("%1, %2× taller").arg(AugmentText::size(box.box), rounded(1 / distortion));
    return AugmentText::size(box.box);
}

QString LetterboxPage::boxTip(std::size_t way, std::size_t index) const
{
    if (!m_shown || index >= m_shown->given.size())
        return {};
    const LabelledBox &given = m_shown->given[index];
    return QStringLiteral("%1\n%2: %3\n%4: %5")
        .arg(className(given.classId), tr("In the picture"), AugmentText::size(given.box), m_titles[way]->text(),
             boxText(way, index));
}

void LetterboxPage::fill()
{
    const bool isSquare = m_shown && m_shown->pictureWidth == m_shown->pictureHeight;
    m_note->setText(
        isSquare
            ? tr("This picture is square, so all three are the same: take one that is not.")
            : tr("A network takes one size. Letterbox keeps shapes and all objects, and pays with grey; stretching "
                 "changes shapes; cropping loses what is at the borders."));
    if (!m_shown)
        return;
    for (std::size_t i = 0; i < ways; ++i) {
        m_views[i]->setShown(m_shown->images[i], m_shown->fits[i].boxes);
        m_numbers[i]->setText(numbersOf(i));
    }
    fillTable();
}

void LetterboxPage::put(int row, int column, const QString &text, const QString &tip, bool isLost)
{
    auto *item = new QTableWidgetItem(text);
    item->setToolTip(tip);
    if (isLost)
        item->setForeground(Theme::instance().color(Theme::Role::Error));
    m_table->setItem(row, column, item);
}

void LetterboxPage::fillTable()
{
    const QSignalBlocker quiet(m_table);
    m_table->horizontalHeader()->setSectionResizeMode(QHeaderView::Stretch);
    if (m_shown->given.empty())
        return fillWhole();
    m_table->setRowCount(static_cast<int>(m_shown->given.size()));
    for (int row = 0; row < m_table->rowCount(); ++row) {
        const auto index = static_cast<std::size_t>(row);
        const LabelledBox &given = m_shown->given[index];
        put(row, 0, className(given.classId), className(given.classId));
        put(row, 1, AugmentText::size(given.box), tr("Width × height, pixels of the picture"));
        for (std::size_t way = 0; way < ways; ++way)
            put(row, static_cast<int>(way) + 2, boxText(way, index), boxTip(way, index),
                m_shown->fits[way].boxes[index].fate != BoxFate::Kept);
    }
}

/// Nothing is marked: what becomes of the picture itself.
void LetterboxPage::fillWhole()
{
    enum { Size, Scale, Left, Right, RowCount };
    m_table->setRowCount(RowCount);
    const QStringList names{tr("Whole picture"), tr("Scale"), tr("Border left, top"), tr("Border right, bottom")};
    const QStringList tips{tr("Width × height, pixels"), tr("Pixels of the input for one of the picture"),
                           tr("Pixels of the input that show no picture; what is cut off is negative"),
                           tr("Pixels of the input that show no picture; what is cut off is negative")};
    for (int row = 0; row < RowCount; ++row) {
        put(row, 0, names[row], tips[row]);
        put(row, 1,
            row == Size ? QStringLiteral("%1 × %2").arg(m_shown->pictureWidth).arg(m_shown->pictureHeight)
                        : QStringLiteral("–"),
            tips[row]);
    }
    for (std::size_t way = 0; way < ways; ++way) {
        const PictureFit &fit = m_shown->fits[way].fit;
        const int column = static_cast<int>(way) + 2, side = m_shown->side;
        const auto pair = [](int x, int y) { return QStringLiteral("%1, %2").arg(x).arg(y); };
        put(Size, column, QStringLiteral("%1 × %2").arg(fit.resizedWidth).arg(fit.resizedHeight), tips[Size]);
        put(Scale, column,
            fit.scaleX == fit.scaleY ? rounded(fit.scaleX)
                                     : QStringLiteral("%1 × %2").arg(rounded(fit.scaleX), rounded(fit.scaleY)),
            tips[Scale]);
        put(Left, column, pair(fit.x, fit.y), tips[Left]);
        put(Right, column, pair(side - fit.x - fit.resizedWidth, side - fit.y - fit.resizedHeight), tips[Right]);
    }
}

void LetterboxPage::light(int box)
{
    for (TracedView *view : m_views)
        view->setLit(box);
    const QSignalBlocker quiet(m_table);
    if (box >= 0 && box < m_table->rowCount())
        m_table->selectRow(box);
    else
        m_table->clearSelection();
}

QString LetterboxPage::csv() const
{
    QString text = QStringLiteral("way,object,class,x1,y1,x2,y2,seen,width_by_height_times\n");
    if (!m_shown)
        return text;
    static constexpr const char *names[]{"letterbox", "stretch", "crop"};
    for (std::size_t way = 0; way < ways; ++way)
        for (const TracedBox &box : m_shown->fits[way].boxes) {
            QStringList fields{QLatin1String(names[way]), QString::number(box.object),
                               classField(m_state->scene().classNames, box.classId)};
            for (const float value : {box.box.x1, box.box.y1, box.box.x2, box.box.y2})
                fields += formatExact(static_cast<double>(value));
            fields += formatExact(visibleShare(box));
            fields += formatExact(m_shown->fits[way].fit.distortion());
            text += fields.join(QLatin1Char(',')) + QLatin1Char('\n');
        }
    return text;
}

ExportSource LetterboxPage::exportSource() const
{
    ExportSource source;
    source.name = [] { return QStringLiteral("letterbox"); };
    source.size = [this] {
        const int side = m_shown ? m_shown->side : 1;
        return QSize(side * static_cast<int>(ways) + 16, side);
    };
    source.paint = [this](QPainter &painter) {
        for (std::size_t i = 0; m_shown && i < ways; ++i) {
            painter.save();
            painter.translate(static_cast<double>(i) * (m_shown->side + 8), 0);
            m_views[i]->exportSource({}).paint(painter);
            painter.restore();
        }
    };
    source.csv = [this] { return csv(); };
    return source;
}

} // namespace vitrine
