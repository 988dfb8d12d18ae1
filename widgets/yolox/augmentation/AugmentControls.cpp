#include "widgets/yolox/augmentation/AugmentControls.h"

#include "widgets/common/NumberField.h"
#include "widgets/common/Translated.h"
#include "widgets/training/FormParts.h"
#include "widgets/training/NumberSlider.h"
#include "widgets/yolox/augmentation/AugmentSession.h"
#include "widgets/yolox/augmentation/AugmentText.h"

#include <QCheckBox>
#include <QHBoxLayout>
#include <QSignalBlocker>
#include <QSlider>
#include <QSpinBox>

#include <algorithm>
#include <cmath>

namespace vitrine {

namespace {

constexpr int indent = 16;

} // namespace

AugmentControls::AugmentControls(AugmentSession *session, QWidget *parent)
    : QWidget(parent), m_session(session), m_layout(new QVBoxLayout(this))
{
    m_layout->setContentsMargins(0, 0, 8, 0);
    m_layout->setSpacing(4);
    build();
    m_layout->addStretch();
    translated(this, [this] { setTexts(); });
    connect(session, &AugmentSession::trialChanged, this, &AugmentControls::show);
    show();
}

void AugmentControls::addSwitch(std::function<bool(const AugmentTrial &)> get,
                                std::function<void(AugmentTrial &, bool)> set, bool isCaption)
{
    auto *box = new QCheckBox(this);
    if (isCaption) {
        QFont font = box->font();
        font.setBold(true);
        box->setFont(font);
        m_layout->addSpacing(m_switches.empty() ? 0 : 4);
        m_layout->addWidget(box);
    } else {
        auto *row = new QHBoxLayout;
        row->addSpacing(indent);
        row->addWidget(box);
        m_layout->addLayout(row);
    }
    const std::size_t index = m_switches.size();
    m_switches.push_back({box, std::move(get), std::move(set)});
    connect(box, &QCheckBox::toggled, this, [this, index](bool on) {
        AugmentTrial trial = m_session->trial();
        m_switches[index].set(trial, on);
        m_session->setTrial(trial, m_switches[index].box->text(), switchKind);
    });
}

void AugmentControls::addNumber(Switch needs, double min, double max, double usualMin, double usualMax, bool isWhole,
                                std::function<double(const AugmentTrial &)> get,
                                std::function<void(AugmentTrial &, double)> set)
{
    auto *slider = new NumberSlider({min, max, usualMin, usualMax, false, isWhole}, this);
    auto *row = new QHBoxLayout;
    row->setSpacing(0);
    row->addSpacing(indent);
    row->addWidget(slider);
    m_layout->addLayout(row);
    const std::size_t index = m_rows.size();
    m_rows.push_back({slider, needs, std::move(get), std::move(set)});
    connect(slider, &NumberSlider::valueChanged, this, [this, index](double value) { edit(index, value); });
    connect(slider->slider(), &QSlider::sliderPressed, this, [this, index] { m_rows[index].isDragged = false; });
    connect(slider->slider(), &QSlider::sliderReleased, this, [this, index] { m_rows[index].isDragged = false; });
}

void AugmentControls::edit(std::size_t row, double value)
{
    NumberRow &number = m_rows[row];
    AugmentTrial trial = m_session->trial();
    number.set(trial, value);
    // A drag is one step of undo.
    const bool joins = number.slider->slider()->isSliderDown() && std::exchange(number.isDragged, true);
    m_session->setTrial(trial, number.slider->field()->accessibleName(), firstRowKind + static_cast<int>(row), joins);
}

void AugmentControls::addPictures(int count, std::function<std::int64_t &(AugmentTrial &, int)> of)
{
    auto *line = new QHBoxLayout;
    line->setSpacing(4);
    line->addSpacing(indent);
    for (int i = 0; i < count; ++i) {
        auto *field = new QSpinBox(this);
        field->setKeyboardTracking(false);
        field->setButtonSymbols(QSpinBox::NoButtons);
        passWheel(field);
        line->addWidget(field, 1);
        const std::size_t index = m_pictures.size();
        m_pictures.push_back({field, [of, i](AugmentTrial &trial) -> std::int64_t & { return of(trial, i); }});
        connect(field, &QSpinBox::valueChanged, this, [this, index](int value) {
            AugmentTrial trial = m_session->trial();
            m_pictures[index].of(trial) = value - 1; // 0, below the pool's first, is the room's own
            m_session->setTrial(trial, tr("Another picture in the mosaic"), pictureKind);
        });
    }
    m_layout->addLayout(line);
}

void AugmentControls::build()
{
    buildMosaic();
    buildMixUp();
    buildRest();
}

void AugmentControls::buildMosaic()
{
    using Trial = AugmentTrial;
    addSwitch([](const Trial &t) { return t.usesMosaic; }, [](Trial &t, bool on) { t.usesMosaic = on; }, true);
    addPictures(4, [](Trial &t, int i) -> std::int64_t & { return t.mosaic().pictures[static_cast<std::size_t>(i)]; });
    // As shares of the result's sides, as YOLOX draws it.
    const auto centre = [this](int MosaicPlan::*member, int (AugmentSession::*side)() const) {
        addNumber(
            Switch::Mosaic, 0, 2, 0, 2, false,
            [this, member, side](const Trial &t) {
                return static_cast<double>(t.mosaic().*member) / std::max((m_session->*side)(), 1);
            },
            [this, member, side](Trial &t, double v) {
                t.mosaic().*member = static_cast<int>(std::lround(v * (m_session->*side)()));
            });
    };
    centre(&MosaicPlan::centerX, &AugmentSession::width);
    centre(&MosaicPlan::centerY, &AugmentSession::height);
    addSwitch([](const Trial &t) { return t.usesAffine; }, [](Trial &t, bool on) { t.usesAffine = on; }, true);
    const auto affine = [this](double AffineChange::*member, double most, double usualLow, double usualHigh,
                               double least) {
        addNumber(
            Switch::Affine, least, most, usualLow, usualHigh, false,
            [member](const Trial &t) { return t.mosaic().change.*member; },
            [member](Trial &t, double v) { t.mosaic().change.*member = v; });
    };
    affine(&AffineChange::angle, 180, -45, 45, -180);
    affine(&AffineChange::scale, 10, 0.1, 2, 0.05);
    // At 45° either way the plane would be folded flat.
    affine(&AffineChange::shearX, 40, -20, 20, -40);
    affine(&AffineChange::shearY, 40, -20, 20, -40);
    affine(&AffineChange::moveX, 2, -1, 1, -2);
    affine(&AffineChange::moveY, 2, -1, 1, -2);
}

void AugmentControls::buildMixUp()
{
    using Trial = AugmentTrial;
    addSwitch([](const Trial &t) { return t.usesMixUp; }, [](Trial &t, bool on) { t.usesMixUp = on; }, true);
    addPictures(1, [](Trial &t, int) -> std::int64_t & { return t.mixUp().picture; });
    const auto number = [this](double MixUpPlan::*member, double least, double most, double usualLow,
                               double usualHigh) {
        addNumber(
            Switch::MixUp, least, most, usualLow, usualHigh, false,
            [member](const Trial &t) { return t.mixUp().*member; },
            [member](Trial &t, double v) { t.mixUp().*member = v; });
    };
    number(&MixUpPlan::scale, 0.1, 4, 0.5, 1.5);
    number(&MixUpPlan::weight, 0, 1, 0, 1);
    number(&MixUpPlan::shareX, 0, 1, 0, 1);
    number(&MixUpPlan::shareY, 0, 1, 0, 1);
    addSwitch([](const Trial &t) { return t.mixUp().flips; }, [](Trial &t, bool on) { t.mixUp().flips = on; }, false);
}

void AugmentControls::buildRest()
{
    using Trial = AugmentTrial;
    addSwitch([](const Trial &t) { return t.usesColours; }, [](Trial &t, bool on) { t.usesColours = on; }, true);
    const auto colour = [this](int HsvShift::*member, int most) {
        addNumber(
            Switch::Colours, -most, most, -most, most, true,
            [member](const Trial &t) { return static_cast<double>(t.plan.colours.*member); },
            [member](Trial &t, double v) { t.plan.colours.*member = static_cast<int>(v); });
    };
    colour(&HsvShift::hue, 90);
    colour(&HsvShift::saturation, 255);
    colour(&HsvShift::value, 255);
    addSwitch([](const Trial &t) { return t.plan.flips; }, [](Trial &t, bool on) { t.plan.flips = on; }, true);
    m_layout->addSpacing(8);
    addNumber(
        Switch::Flip, 0, 255, 0, 255, true, [](const Trial &t) { return t.settings.padding * 1.0; },
        [](Trial &t, double v) { t.settings.padding = static_cast<std::uint8_t>(v); });
    addNumber(
        Switch::Flip, 0, 512, 0, 64, false, [](const Trial &t) { return t.settings.smallestSide; },
        [](Trial &t, double v) { t.settings.smallestSide = v; });
}

void AugmentControls::show()
{
    setEnabled(m_session->isReady());
    if (!m_session->isReady())
        return;
    AugmentTrial trial = m_session->trial();
    for (const SwitchRow &row : m_switches) {
        const QSignalBlocker quiet(row.box);
        row.box->setChecked(row.get(trial));
    }
    box(Switch::Affine)->setEnabled(trial.usesMosaic);
    box(Switch::MixUp)->setEnabled(trial.usesMosaic);
    box(Switch::MixFlip)->setEnabled(trial.usesMosaic && trial.usesMixUp);
    for (const NumberRow &row : m_rows) {
        row.slider->setValue(row.get(trial));
        const QCheckBox *needed = box(row.needs);
        row.slider->setEnabled(row.needs == Switch::Flip || (needed->isEnabled() && needed->isChecked()));
    }
    const int count = static_cast<int>(std::min<std::int64_t>(m_session->poolCount(), 1'000'000'000));
    for (std::size_t i = 0; i < m_pictures.size(); ++i) {
        const QSignalBlocker quiet(m_pictures[i].field);
        m_pictures[i].field->setRange(0, count);
        m_pictures[i].field->setValue(static_cast<int>(m_pictures[i].of(trial)) + 1);
        m_pictures[i].field->setEnabled(trial.usesMosaic && (i < 4 || trial.usesMixUp));
    }
    setRowTexts();
}

void AugmentControls::setTexts()
{
    const auto name = [this](Switch which, const QString &text, const QString &tip) {
        box(which)->setText(text);
        box(which)->setToolTip(tip);
    };
    name(Switch::Mosaic, tr("Mosaic"), tr("Four pictures around a centre, on a canvas of twice the sides"));
    name(Switch::Affine, tr("Affine map"),
         tr("The canvas is turned, scaled, slanted and moved before the result is cut out of it"));
    name(Switch::MixUp, tr("MixUp"), tr("Another picture is laid over the mosaic; YOLOX does so on mosaics alone"));
    name(Switch::MixFlip, tr("Mirrored"), tr("Whether the picture that is laid over is mirrored; one in two is"));
    name(Switch::Colours, tr("Colours (HSV)"), tr("Hue, saturation and value are shifted alike in all pixels"));
    name(Switch::Flip, tr("Flip"), tr("Left and right change places, of the labels too; one picture in two"));
    for (std::size_t i = 0; i < m_pictures.size(); ++i) {
        QSpinBox *field = m_pictures[i].field;
        field->setSpecialValueText(tr("yours"));
        field->setToolTip(
            i < 4 ? tr("Picture of quarter %1: its number in the pool; 0 is the picture of this room").arg(i + 1)
                  : tr("Picture that is laid over: its number in the pool; 0 is the picture of this room"));
        field->setAccessibleName(i < 4 ? tr("Picture of quarter %1").arg(i + 1) : tr("Picture that is laid over"));
    }
    setRowTexts();
}

void AugmentControls::setRowTexts()
{
    for (std::size_t i = 0; i < m_rows.size(); ++i) {
        const AugmentRowText text =
            AugmentText::row(static_cast<Row>(i), m_session->trial().settings, m_session->width(), m_session->height());
        m_rows[i].slider->setTexts(text.name, text.tip);
    }
}

} // namespace vitrine
