#include "widgets/detection/LayersPanel.h"

#include "widgets/common/SegmentedControl.h"
#include "widgets/common/Translated.h"
#include "widgets/detection/DetectionState.h"

#include <QCheckBox>
#include <QComboBox>
#include <QLabel>
#include <QVBoxLayout>

namespace vitrine {

LayersPanel::LayersPanel(DetectionState *state, QWidget *parent)
    : QWidget(parent), m_state(state), m_caption(new QLabel(this)), m_ghosts(new QCheckBox(this)),
      m_candidates(new QCheckBox(this)), m_border(new QCheckBox(this)), m_map(new QComboBox(this)),
      m_level(new SegmentedControl(3, this))
{
    auto *layout = new QVBoxLayout(this);
    layout->setContentsMargins(0, 0, 0, 0);
    layout->setSpacing(4);
    m_caption->setProperty("caption", true);
    m_map->setSizeAdjustPolicy(QComboBox::AdjustToMinimumContentsLengthWithIcon);
    for (int i = 0; i < 4; ++i)
        m_map->addItem(QString());
    for (QWidget *widget :
         std::initializer_list<QWidget *>{m_caption, m_ghosts, m_candidates, m_border, m_map, m_level})
        layout->addWidget(widget);
    for (QCheckBox *box : {m_ghosts, m_candidates, m_border})
        connect(box, &QCheckBox::clicked, this, &LayersPanel::apply);
    connect(m_map, &QComboBox::activated, this, &LayersPanel::apply);
    connect(m_level, &SegmentedControl::chosen, this, &LayersPanel::apply);
    connect(state, &DetectionState::layersChanged, this, &LayersPanel::showLayers);
    translated(this, [this] { retranslate(); });
    showLayers();
}

void LayersPanel::showLayers()
{
    const DetectionLayers &layers = m_state->layers();
    m_ghosts->setChecked(layers.ghosts);
    m_candidates->setChecked(layers.candidates);
    m_border->setChecked(layers.letterbox);
    m_map->setCurrentIndex(static_cast<int>(layers.map));
    m_level->setCurrent(layers.level);
    m_level->setVisible(layers.map != DetectionLayers::Map::None);
}

void LayersPanel::apply()
{
    DetectionLayers layers = m_state->layers();
    layers.ghosts = m_ghosts->isChecked();
    layers.candidates = m_candidates->isChecked();
    layers.letterbox = m_border->isChecked();
    layers.map = static_cast<DetectionLayers::Map>(m_map->currentIndex());
    layers.level = m_level->current();
    m_state->setLayers(layers);
}

void LayersPanel::retranslate()
{
    m_caption->setText(tr("Over the picture"));
    m_ghosts->setText(tr("Suppressed boxes"));
    m_ghosts->setToolTip(tr("Boxes that overlap a better one too much, with the reason (G)"));
    m_candidates->setText(tr("All candidates"));
    m_candidates->setToolTip(tr("Every box whose score passes the confidence threshold (C)"));
    m_border->setText(tr("The network's input"));
    m_border->setToolTip(tr("The border of what the network sees; beyond the picture it is filled with grey (114)"));
    const QStringList maps{tr("No map"), tr("Map of objectness"), tr("Map of the best class"), tr("Map of the score")};
    for (int i = 0; i < m_map->count(); ++i)
        m_map->setItemText(i, maps[i]);
    m_map->setToolTip(tr("What one of the three heads says of every cell. Score = objectness × score of the best "
                         "class"));
    m_map->setAccessibleName(tr("Map over the picture"));
    m_level->setTexts({tr("Stride 8"), QStringLiteral("16"), QStringLiteral("32")},
                      {tr("Cells of 8 × 8 pixels: small things"), tr("Cells of 16 × 16 pixels: middling things"),
                       tr("Cells of 32 × 32 pixels: large things")});
}

} // namespace vitrine
