#include "widgets/inspector/TensorPane.h"

#include "widgets/common/Translated.h"
#include "widgets/maps/ColourLegend.h"
#include "widgets/session/Selection.h"

#include <QComboBox>
#include <QHBoxLayout>
#include <QLabel>
#include <QScrollBar>
#include <QSignalBlocker>
#include <QSlider>
#include <QSpinBox>
#include <QVBoxLayout>

#include <algorithm>
#include <utility>

namespace vitrine {

namespace {

enum Shown { ShowBoth, ShowValues, ShowGradient };

void colourLabel(QLabel *label, Theme::Role role)
{
    QPalette palette = label->palette();
    palette.setColor(QPalette::WindowText, Theme::instance().color(role));
    label->setPalette(palette);
}

} // namespace

TensorPane::TensorPane(TensorRole role, QWidget *parent) : QWidget(parent), m_role(role)
{
    auto *column = new QVBoxLayout(this);
    column->setContentsMargins(0, 4, 0, 0);
    column->setSpacing(4);
    column->addWidget(makeToolbar());
    auto *row = new QHBoxLayout;
    row->setSpacing(8);
    column->addLayout(row, 1);
    makeFrame(m_frames[0], Theme::Role::Forward);
    makeFrame(m_frames[1], Theme::Role::Backward);
    row->addWidget(m_frames[0].box, 1);
    row->addWidget(m_frames[1].box, 1);
    linkFrames();
    showChoices();
}

QWidget *TensorPane::makeToolbar()
{
    auto *bar = new QWidget;
    auto *row = new QHBoxLayout(bar);
    row->setContentsMargins(0, 0, 0, 0);
    m_shown = new QComboBox;
    m_scale = new QComboBox;
    m_shown->addItems({{}, {}, {}});
    m_scale->addItems({{}, {}, {}});
    m_scale->setCurrentIndex(static_cast<int>(ScaleMode::Layer));
    m_sample = new QSpinBox;
    m_page = new QSpinBox;
    m_page->setMinimum(1);
    m_depth = new QSlider(Qt::Horizontal);
    m_depth->setMinimumWidth(80);
    m_depthText = new QLabel;
    for (QWidget *each : std::initializer_list<QWidget *>{m_shown, m_scale, m_sample, m_depth, m_depthText, m_page})
        row->addWidget(each);
    row->addStretch(1);
    translated(this, [this] { setTexts(); });

    connect(m_shown, &QComboBox::currentIndexChanged, this, &TensorPane::showShown);
    connect(m_scale, &QComboBox::currentIndexChanged, this,
            [this](int index) { setScale(static_cast<ScaleMode>(index)); });
    const auto chosen = [this] { choose({m_sample->value(), m_depth->value(), m_page->value() - 1}); };
    connect(m_sample, &QSpinBox::valueChanged, this, chosen);
    connect(m_depth, &QSlider::valueChanged, this, chosen);
    connect(m_page, &QSpinBox::valueChanged, this, chosen);
    return bar;
}

void TensorPane::setTexts()
{
    const QStringList shown{tr("Value and gradient"), tr("Value"), tr("Gradient")};
    const QStringList scales{tr("Scale per map"), tr("Scale per layer"), tr("Scale per network")};
    for (int i = 0; i < 3; ++i) {
        m_shown->setItemText(i, shown[i]);
        m_scale->setItemText(i, scales[i]);
    }
    m_sample->setPrefix(tr("Sample "));
    m_page->setPrefix(tr("Page "));
    m_shown->setToolTip(
        tr("What is drawn: the tensor, the gradient of the loss with respect to it, or both on the same grid"));
    m_scale->setToolTip(tr("Over what the darkest and the brightest colour are taken"));
    m_sample->setToolTip(tr("Which sample of the batch is shown"));
    m_page->setToolTip(tr("The tensor is too large to be shown at once"));
    m_depth->setToolTip(tr("Slice of the volume, along its depth"));
    for (QWidget *each : std::initializer_list<QWidget *>{m_shown, m_scale, m_sample, m_depth, m_page})
        each->setAccessibleName(each->toolTip());
}

void TensorPane::makeFrame(Frame &frame, Theme::Role colour)
{
    frame.box = new QWidget;
    auto *column = new QVBoxLayout(frame.box);
    column->setContentsMargins(0, 0, 0, 0);
    column->setSpacing(4);
    frame.title = new QLabel;
    frame.title->setTextFormat(Qt::PlainText);
    frame.title->setWordWrap(true);
    colourLabel(frame.title, colour);
    connect(&Theme::instance(), &Theme::changed, frame.title,
            [label = frame.title, colour] { colourLabel(label, colour); });
    frame.view = new MapGridView;
    frame.legend = new ColourLegend;
    column->addWidget(frame.title);
    column->addWidget(frame.view, 1);
    column->addWidget(frame.legend);

    Frame *self = &frame;
    connect(frame.view, &MapGridView::scaleChanged, this, [self] {
        if (self->view->hasTensor())
            self->legend->setScale(self->view->legend(), self->view->scaleMode() == ScaleMode::Map);
        else
            self->legend->clear();
    });
    connect(frame.view, &MapGridView::activated, this, [this, self](const Index &index) {
        Place place = self->place;
        place.index = index;
        if (m_selection && place.kind != Place::Kind::Constant)
            m_selection->selectPlace(place);
    });
    connect(frame.view, &MapGridView::choiceChanged, this, [this](const PlaneChoice &choice) {
        choose(choice);
        showChoices();
    });
}

/// The two views move, zoom and point as one.
void TensorPane::linkFrames()
{
    for (int i = 0; i < 2; ++i) {
        MapGridView *one = m_frames[static_cast<std::size_t>(i)].view,
                    *other = m_frames[static_cast<std::size_t>(1 - i)].view;
        connect(one, &MapGridView::hovered, other, &MapGridView::setHoveredCell);
        connect(one, &MapGridView::zoomChanged, other, &MapGridView::setZoom);
        connect(one->verticalScrollBar(), &QScrollBar::valueChanged, other->verticalScrollBar(), &QScrollBar::setValue);
        connect(one->horizontalScrollBar(), &QScrollBar::valueChanged, other->horizontalScrollBar(),
                &QScrollBar::setValue);
    }
}

void TensorPane::setSelection(Selection *selection)
{
    m_selection = selection;
    connect(selection, &Selection::placeChanged, this, &TensorPane::followSelection);
    connect(selection, &Selection::regionsChanged, this, &TensorPane::followSelection);
}

void TensorPane::setElementNames(const QStringList &names)
{
    for (const Frame &frame : m_frames)
        frame.view->setElementNames(names);
}

void TensorPane::setNetworkRanges(const std::function<ValueSpan(Pass)> &ranges)
{
    m_networkRanges = ranges;
    setScale(static_cast<ScaleMode>(m_scale->currentIndex()));
}

void TensorPane::setSlots(const TensorSlot &value, const TensorSlot &gradient)
{
    showSlot(m_frames[0], value);
    showSlot(m_frames[1], gradient);
    showShown();
    showChoices();
    followSelection();
}

void TensorPane::showSlot(Frame &frame, const TensorSlot &slot)
{
    frame.place = slot.place;
    frame.title->setText(slot.title);
    frame.title->setVisible(!slot.title.isEmpty());
    frame.view->setTitle(slot.title);
    if (slot.tensor.valid())
        frame.view->setTensor(slot.tensor, m_role);
    else
        frame.view->setMessage(slot.missing);
}

void TensorPane::showShown()
{
    const int shown = m_shown->currentIndex();
    m_frames[0].box->setVisible(shown != ShowGradient);
    m_frames[1].box->setVisible(shown != ShowValues);
}

void TensorPane::showChoices()
{
    const MapGridView *view = valueView()->hasTensor() ? valueView() : gradientView();
    const PlaneLayout layout = view->hasTensor() ? view->layout() : PlaneLayout();
    const QSignalBlocker blockers[] = {QSignalBlocker(m_sample), QSignalBlocker(m_depth), QSignalBlocker(m_page)};
    m_sample->setRange(0, static_cast<int>(std::max<std::int64_t>(1, layout.samples()) - 1));
    m_depth->setRange(0, static_cast<int>(std::max<std::int64_t>(1, layout.depths()) - 1));
    m_page->setMaximum(static_cast<int>(std::max<std::int64_t>(1, layout.pages())));
    m_page->setSuffix(QStringLiteral(" / %1").arg(layout.pages()));
    m_sample->setValue(static_cast<int>(layout.choice().sample));
    m_depth->setValue(static_cast<int>(layout.choice().depth));
    m_page->setValue(static_cast<int>(layout.choice().page) + 1);
    m_depthText->setText(tr("Slice %1 of %2").arg(layout.choice().depth).arg(layout.depths()));
    m_sample->setVisible(layout.samples() > 1);
    m_depth->setVisible(layout.depths() > 1);
    m_depthText->setVisible(layout.depths() > 1);
    m_page->setVisible(layout.pages() > 1);
}

void TensorPane::choose(PlaneChoice choice)
{
    for (const Frame &frame : m_frames)
        frame.view->setChoice(choice);
    m_depthText->setText(tr("Slice %1 of %2").arg(choice.depth).arg(m_depth->maximum() + 1));
}

void TensorPane::setScale(ScaleMode mode)
{
    if (mode == ScaleMode::Network && m_networkRanges) {
        for (const auto &[frame, pass] : {std::pair(0, Pass::Forward), std::pair(1, Pass::Backward)})
            if (const ValueSpan range = m_networkRanges(pass); !range.isEmpty()) // until it is known, as it was
                m_frames[frame].view->setNetworkRange(range);
    }
    for (const Frame &frame : m_frames)
        frame.view->setScaleMode(mode);
}

bool TensorPane::isSameTensor(const Place &a, const Place &b)
{
    return a.kind == b.kind && a.name == b.name && a.port == b.port;
}

void TensorPane::followSelection()
{
    if (!m_selection)
        return;
    for (const Frame &frame : m_frames) {
        const std::optional<Place> place = m_selection->place();
        const bool marked = place && isSameTensor(*place, frame.place);
        frame.view->setMarked(marked ? std::optional(place->index) : std::nullopt);
        std::vector<MapHighlight> highlights;
        for (const Region &region : m_selection->regions()) {
            if (region.kind == frame.place.kind && region.name == frame.place.name && region.port == frame.place.port)
                highlights.push_back({region.first, region.last});
        }
        frame.view->setHighlights(std::move(highlights));
    }
}

} // namespace vitrine
