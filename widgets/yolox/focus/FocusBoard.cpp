#include "widgets/yolox/focus/FocusBoard.h"

#include "widgets/common/Format.h"
#include "widgets/common/Theme.h"
#include "widgets/common/Translated.h"
#include "widgets/detection/ClassColours.h"
#include "widgets/maps/ColourLegend.h"

#include <QCoreApplication>
#include <QGridLayout>
#include <QLabel>
#include <QSignalBlocker>
#include <QSpinBox>

#include <algorithm>
#include <utility>

namespace vitrine {

namespace {

constexpr int side = 16; ///< of the part that is enlarged, pixels
constexpr int sliceCount = 4, colours = 3;

QRect halved(const QRect &rect)
{
    return {rect.left() / 2, rect.top() / 2, rect.width() / 2, rect.height() / 2};
}

int index(FocusStep step)
{
    return static_cast<int>(step);
}

/// The values of `from` to which a window of `size` places with that stride, the first at −`padding`, is laid.
int firstReader(int place, int padding, int size, int stride)
{
    const int least = place + padding - size + 1;
    return least <= 0 ? 0 : (least + stride - 1) / stride;
}

} // namespace

QString sliceName(const FocusSlice &slice)
{
    if (slice.row == 0)
        return slice.column == 0 ? QCoreApplication::translate("FocusBoard", "Top left")
                                 : QCoreApplication::translate("FocusBoard", "Top right");
    return slice.column == 0 ? QCoreApplication::translate("FocusBoard", "Bottom left")
                             : QCoreApplication::translate("FocusBoard", "Bottom right");
}

QColor sliceColour(int slice)
{
    return classColour(slice);
}

FocusBoard::FocusBoard(QWidget *parent)
    : QWidget(parent), m_whole(new PixelPane), m_zoom(new PixelPane), m_output(new PixelPane),
      m_wholeOutput(new PixelPane), m_outputName(new QLabel), m_outputChannel(new QSpinBox), m_legend(new ColourLegend)
{
    for (int i = 0; i < sliceCount; ++i) {
        m_slices.push_back(new PixelPane);
        m_slices.back()->setTitleColour(sliceColour(i));
    }
    for (int i = 0; i < sliceCount * colours; ++i) {
        m_channels.push_back(new PixelPane);
        m_channels.back()->setTitleColour(sliceColour(i / colours));
    }
    layOut();
    connectPanes();
    setDescribers();
    translated(this, [this] { setTexts(); });
    connect(&Theme::instance(), &Theme::changed, this, [this] { showPointed(); });
}

void FocusBoard::layOut()
{
    auto *left = new QVBoxLayout;
    left->addWidget(m_whole, 2);
    left->addWidget(m_zoom, 3);
    m_whole->setLeastSide(96);
    m_zoom->setLeastSide(128);
    auto *squares = new QGridLayout; // as they lie in the picture
    squares->addWidget(m_slices[0], 0, 0);
    squares->addWidget(m_slices[1], 1, 0);
    squares->addWidget(m_slices[2], 0, 1);
    squares->addWidget(m_slices[3], 1, 1);
    for (int i = 0; i < 2; ++i) {
        squares->setColumnStretch(i, 1);
        squares->setRowStretch(i, 1);
    }
    for (PixelPane *slice : m_slices)
        slice->setLeastSide(80);
    auto *channels = new QGridLayout;
    channels->setSpacing(4);
    for (int i = 0; i < colours; ++i)
        channels->setColumnStretch(i, 1);
    for (int i = 0; i < sliceCount * colours; ++i)
        channels->addWidget(m_channels[static_cast<std::size_t>(i)], i / colours, i % colours);
    PixelPane::setEqual(m_slices);
    PixelPane::setEqual(m_channels);
    auto *all = new QHBoxLayout(this);
    all->setContentsMargins(0, 0, 0, 0);
    all->setSpacing(16);
    all->addLayout(left, 5);
    all->addLayout(squares, 5);
    all->addLayout(channels, 5);
    all->addWidget(makeOutputSide(), 4);
}

QWidget *FocusBoard::makeOutputSide()
{
    auto *right = new QWidget;
    auto *column = new QVBoxLayout(right);
    column->setContentsMargins(0, 0, 0, 0);
    auto *choice = new QHBoxLayout;
    choice->addWidget(m_outputName);
    choice->addWidget(m_outputChannel, 1);
    column->addLayout(choice);
    column->addWidget(m_wholeOutput, 2);
    column->addWidget(m_output, 3);
    column->addWidget(m_legend);
    m_wholeOutput->setLeastSide(80);
    m_output->setLeastSide(96);
    return right;
}

void FocusBoard::connectPanes()
{
    const auto pixel = [this](const std::optional<QPoint> &at) {
        point(at ? Pointed{Pointed::What::Pixel, *at, -1} : Pointed());
    };
    connect(m_whole, &PixelPane::hovered, this, pixel);
    connect(m_zoom, &PixelPane::hovered, this, pixel);
    connect(m_whole, &PixelPane::chosen, this, &FocusBoard::setRegionAround);
    for (int i = 0; i < sliceCount; ++i)
        connect(slice(i), &PixelPane::hovered, this,
                [this, i](const std::optional<QPoint> &at) { pointSlice(i, at, -1); });
    for (int i = 0; i < sliceCount * colours; ++i)
        connect(channel(i), &PixelPane::hovered, this,
                [this, i](const std::optional<QPoint> &at) { pointSlice(i / colours, at, i % colours); });
    const auto number = [this](const std::optional<QPoint> &at) {
        point(at ? Pointed{Pointed::What::Output, *at, -1} : Pointed());
    };
    connect(m_output, &PixelPane::hovered, this, number);
    connect(m_wholeOutput, &PixelPane::hovered, this, number);
    connect(m_wholeOutput, &PixelPane::chosen, this, [this](const QPoint &at) { setRegionAround(at * 2); });
    connect(m_outputChannel, &QSpinBox::valueChanged, this, &FocusBoard::showOutput);
}

void FocusBoard::setTexts()
{
    const QString names[colours] = {tr("B", "the blue channel"), tr("G", "the green channel"),
                                    tr("R", "the red channel")};
    m_whole->setTitle(tr("Picture: click to enlarge"));
    m_zoom->setTitle(tr("Its pixels"));
    for (int i = 0; i < sliceCount; ++i) {
        FocusSlice of; // until a run says which is which: the reference's order
        of.row = i % 2;
        of.column = i / 2;
        slice(i)->setTitle(sliceName(m_study ? m_study->slices[static_cast<std::size_t>(i)] : of));
    }
    for (int i = 0; i < sliceCount * colours; ++i)
        channel(i)->setTitle(QStringLiteral("%1 %2").arg(i).arg(names[i % colours]));
    m_wholeOutput->setTitle(tr("Convolution"));
    m_output->setTitle(tr("The part that is enlarged"));
    m_outputName->setText(tr("Channel, 0 to %1").arg(m_outputChannel->maximum()));
    m_outputChannel->setAccessibleName(tr("Channel of the convolution's output"));
    m_outputChannel->setToolTip(tr("Which kernel of the convolution is seen, before batch norm and activation"));
    showPointed();
}

void FocusBoard::setDescribers()
{
    const auto pixel = [this](const QPoint &at) { return pixelText(at); };
    m_whole->setDescriber(pixel);
    m_zoom->setDescriber(pixel);
    for (int i = 0; i < sliceCount; ++i)
        slice(i)->setDescriber([this, i](const QPoint &at) { return pixelText(pixelOf(i, at)); });
    for (int i = 0; i < sliceCount * colours; ++i) {
        channel(i)->setDescriber([this, i](const QPoint &at) {
            const QPoint from = pixelOf(i / colours, at);
            return tr("[0, %1, %2, %3] = %4: row %5, column %6 of the picture")
                .arg(i)
                .arg(at.y())
                .arg(at.x())
                .arg(formatExact(static_cast<double>(input(i % colours, from))))
                .arg(from.y())
                .arg(from.x());
        });
        channel(i)->setNumbers([this, i](const QPoint &at) {
            return formatNumber(static_cast<double>(input(i % colours, pixelOf(i / colours, at))));
        });
    }
    for (PixelPane *pane : {m_output, m_wholeOutput}) {
        pane->setDescriber([this](const QPoint &at) { return outputText(at); });
        pane->setNumbers([this](const QPoint &at) { return formatNumber(static_cast<double>(m_plane.at(at))); });
    }
    m_zoom->setFrames([this](const QPoint &at) {
        const int slice = m_study ? m_study->sliceOf(at.y(), at.x()) : -1;
        return slice >= 0 && shows(slice) ? sliceColour(slice) : QColor();
    });
}

void FocusBoard::setStudy(std::shared_ptr<const FocusStudy> study)
{
    const QSize before = m_size;
    if (study)
        m_size = {static_cast<int>(study->input.shape()[3]), static_cast<int>(study->input.shape()[2])};
    const bool hadPlace = before == m_size;
    m_study = std::move(study);
    m_pointed = {};
    showPictures();
    setTexts();
    if (m_study && !hadPlace) {
        const Shape &shape = m_study->input.shape();
        setRegionAround(QPoint(static_cast<int>(shape[3]) / 2, static_cast<int>(shape[2]) / 2));
    } else {
        showRegion();
    }
    showStep();
}

void FocusBoard::showPictures()
{
    const bool isKnown = m_study != nullptr;
    const QImage picture = isKnown ? colourPicture(m_study->input, 0) : QImage();
    m_whole->setPicture(picture);
    m_zoom->setPicture(picture);
    for (int i = 0; i < sliceCount; ++i)
        slice(i)->setPicture(isKnown ? colourPicture(m_study->joined, std::int64_t(i) * colours) : QImage());
    for (int i = 0; i < sliceCount * colours; ++i)
        channel(i)->setPicture(isKnown ? greyPicture(m_study->joined, i) : QImage());
    const QSignalBlocker quiet(m_outputChannel);
    m_outputChannel->setRange(0, isKnown ? static_cast<int>(m_study->outChannels()) - 1 : 0);
    m_outputName->setText(tr("Channel, 0 to %1").arg(m_outputChannel->maximum()));
    showOutput();
}

void FocusBoard::showOutput()
{
    m_plane = m_study ? PlanePicture::of(m_study->output, m_outputChannel->value()) : PlanePicture();
    m_output->setPicture(m_plane.image);
    m_wholeOutput->setPicture(m_plane.image);
    m_legend->setScale(m_plane.scale, false);
    emit sentenceChanged(sentence());
}

void FocusBoard::setStep(FocusStep step)
{
    m_step = step;
    showStep();
}

bool FocusBoard::shows(int slice) const
{
    return index(m_step) >= index(FocusStep::FirstSlice) + slice;
}

void FocusBoard::showStep()
{
    for (int i = 0; i < sliceCount; ++i)
        slice(i)->setDimmed(!shows(i));
    for (PixelPane *channel : m_channels)
        channel->setDimmed(index(m_step) < index(FocusStep::Joined));
    for (PixelPane *pane : {m_output, m_wholeOutput})
        pane->setDimmed(index(m_step) < index(FocusStep::Convolved));
    m_zoom->update();
    showPointed();
}

void FocusBoard::setRegionAround(const QPoint &pixel)
{
    if (!m_study)
        return;
    const Shape &shape = m_study->input.shape();
    const auto begin = [](int middle, std::int64_t length) {
        const int last = std::max(static_cast<int>(length) - side, 0);
        return std::clamp(middle - side / 2, 0, last) / 2 * 2; // squares stay whole
    };
    m_region = {begin(pixel.x(), shape[3]), begin(pixel.y(), shape[2]), side, side};
    showRegion();
    showPointed();
}

void FocusBoard::showRegion()
{
    m_zoom->setRegion(m_region);
    const QRect small = halved(m_region);
    for (PixelPane *slice : m_slices)
        slice->setRegion(small);
    for (PixelPane *channel : m_channels)
        channel->setRegion(small);
    const int stride = m_study ? static_cast<int>(m_study->stride) : 1;
    m_output->setRegion({QPoint(small.left() / stride, small.top() / stride), small.size()});
}

void FocusBoard::point(const Pointed &pointed)
{
    if (pointed == m_pointed)
        return;
    m_pointed = pointed;
    showPointed();
}

void FocusBoard::pointSlice(int slice, const std::optional<QPoint> &place, int channel)
{
    point(place ? Pointed{Pointed::What::Pixel, pixelOf(slice, *place), channel} : Pointed());
}

QPoint FocusBoard::pixelOf(int slice, const QPoint &place) const
{
    const FocusSlice &of = m_study->slices[static_cast<std::size_t>(slice)];
    return place * 2 + QPoint(static_cast<int>(of.column), static_cast<int>(of.row));
}

QRect FocusBoard::readersOf(const QPoint &place) const
{
    const int size = static_cast<int>(m_study->kernelSize), stride = static_cast<int>(m_study->stride);
    const int padding = (size - 1) / 2;
    const QPoint first(firstReader(place.x(), padding, size, stride), firstReader(place.y(), padding, size, stride));
    const QPoint last((place.x() + padding) / stride, (place.y() + padding) / stride);
    return QRect(first, last).intersected(m_plane.image.rect());
}

QRect FocusBoard::readBy(const QPoint &output) const
{
    const int size = static_cast<int>(m_study->kernelSize), stride = static_cast<int>(m_study->stride);
    return {output * stride - QPoint((size - 1) / 2, (size - 1) / 2), QSize(size, size)};
}

void FocusBoard::showPointed()
{
    const QColor colour = Theme::instance().color(Theme::Role::Receptive);
    const bool isPixel = m_study && m_pointed.what == Pointed::What::Pixel;
    const bool isOutput = m_study && m_pointed.what == Pointed::What::Output;
    const QPoint place = m_pointed.place;
    std::vector<PixelMark> below, above, after; // marks on slices, on the picture, on the output
    if (isOutput) {
        const QRect places = readBy(place);
        below.push_back({places, colour, {}});
        above.push_back({{places.topLeft() * 2, places.size() * 2}, colour, {}});
    } else if (isPixel) {
        after.push_back({readersOf({place.x() / 2, place.y() / 2}), colour, {}}); // QPoint's own division rounds
    }
    const int slice = isPixel ? m_study->sliceOf(place.y(), place.x()) : -1;
    m_zoom->setHovered(isPixel ? std::optional(place) : std::nullopt);
    m_zoom->setMarks(above);
    m_whole->setHovered(m_zoom->hoveredPixel());
    above.insert(above.begin(), {m_region, Theme::instance().color(Theme::Role::Accent), {}});
    m_whole->setMarks(m_study ? above : std::vector<PixelMark>());
    const QPoint half(place.x() / 2, place.y() / 2);
    for (int i = 0; i < sliceCount; ++i) {
        this->slice(i)->setHovered(i == slice ? std::optional(half) : std::nullopt);
        this->slice(i)->setMarks(below);
    }
    for (int i = 0; i < sliceCount * colours; ++i) {
        const bool isLit = i / colours == slice && (m_pointed.channel < 0 || m_pointed.channel == i % colours);
        channel(i)->setHovered(isLit ? std::optional(half) : std::nullopt);
        channel(i)->setMarks(below);
    }
    for (PixelPane *pane : {m_output, m_wholeOutput}) {
        pane->setHovered(isOutput ? std::optional(place) : std::nullopt);
        pane->setMarks(after);
    }
    emit sentenceChanged(sentence());
}

float FocusBoard::input(int channel, const QPoint &pixel) const
{
    return static_cast<float>(m_study->input.at({0, channel, pixel.y(), pixel.x()}));
}

QString FocusBoard::pixelText(const QPoint &pixel) const
{
    const int slice = m_study ? m_study->sliceOf(pixel.y(), pixel.x()) : -1;
    if (slice < 0)
        return {};
    const auto value = [&](int channel) { return formatNumber(static_cast<double>(input(channel, pixel))); };
    return tr("Row %1, column %2 of the picture: blue %3, green %4, red %5\n"
              "Slice \"%6\": row %7, column %8, channels %9")
        .arg(pixel.y())
        .arg(pixel.x())
        .arg(value(0), value(1), value(2), sliceName(m_study->slices[static_cast<std::size_t>(slice)]))
        .arg(pixel.y() / 2)
        .arg(pixel.x() / 2)
        .arg(QStringLiteral("%1–%2").arg(slice * colours).arg(slice * colours + colours - 1));
}

QString FocusBoard::outputText(const QPoint &place) const
{
    if (!m_study || !m_plane.image.rect().contains(place))
        return {};
    const QRect window = readBy(place);
    return tr("[0, %1, %2, %3] = %4\nMade of %5 × %5 places of every slice: %6 × %6 pixels of the picture")
        .arg(m_outputChannel->value())
        .arg(place.y())
        .arg(place.x())
        .arg(formatExact(static_cast<double>(m_plane.at(place))))
        .arg(window.width())
        .arg(2 * window.width());
}

QString FocusBoard::sentence() const
{
    if (!m_study)
        return {};
    switch (m_pointed.what) {
    case Pointed::What::Pixel:
        return pixelText(m_pointed.place);
    case Pointed::What::Output:
        return outputText(m_pointed.place);
    case Pointed::What::Nothing:
        break;
    }
    return tr("Point at a pixel anywhere: it lights up wherever it goes.");
}

ExportSource FocusBoard::exportSource() const
{
    auto *self = const_cast<FocusBoard *>(this); // rendering changes nothing
    const auto csv = [this] {
        QString text = QStringLiteral("y,x,blue,green,red,slice,slice_y,slice_x\n");
        for (int y = m_region.top(); m_study && y <= m_region.bottom(); ++y)
            for (int x = m_region.left(); x <= m_region.right(); ++x) {
                const QPoint at(x, y);
                const auto slice = static_cast<std::size_t>(m_study->sliceOf(y, x));
                text += QStringLiteral("%1,%2,%3,%4,%5,%6,%7,%8\n")
                            .arg(y)
                            .arg(x)
                            .arg(formatExact(static_cast<double>(input(0, at))),
                                 formatExact(static_cast<double>(input(1, at))),
                                 formatExact(static_cast<double>(input(2, at))), sliceName(m_study->slices[slice]))
                            .arg(y / 2)
                            .arg(x / 2);
            }
        return text;
    };
    return {[] { return QStringLiteral("focus"); }, [this] { return size(); },
            [self](QPainter &painter) { self->render(&painter); }, csv};
}

} // namespace vitrine
