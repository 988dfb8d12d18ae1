#pragma once

#include "widgets/common/Export.h"
#include "widgets/playground/BoardLayout.h"

#include <QWidget>

#include <vector>

namespace vitrine {

class LayerHeader;
class WeightCard;

/// A network over points as columns of neurons, each with its map; links as thick and as coloured as their weights.
/// Pointing at a neuron shows its map large, pointing at a link its weight; a click on either number makes it a field.
/// Features are switched by a click. Arrow keys go from neuron to neuron, Enter writes its bias.
class NeuronBoard : public QWidget {
    Q_OBJECT

public:
    explicit NeuronBoard(Playground *playground, QWidget *parent = nullptr);

    const BoardLayout &boardLayout() const { return m_layout; }
    WeightCard *card() const { return m_card; }
    LayerHeader *header(int layer) const { return m_headers[static_cast<std::size_t>(layer)]; }
    /// The link or bias at a place.
    std::optional<WeightRef> weightAt(QPointF position) const;
    QPointF middleOf(const WeightRef &weight) const;
    ExportSource exportSource();

    QSize sizeHint() const override { return {560, 400}; }
    QSize minimumSizeHint() const override { return {320, 260}; }

signals:
    void weightEdited(const vitrine::WeightRef &weight, float value);
    void countWanted(int layer, int count);
    void removeWanted(int layer);
    void activationWanted(int layer, const QString &type);
    void featuresWanted(const vitrine::FeatureList &features);

protected:
    bool event(QEvent *event) override;
    void paintEvent(QPaintEvent *event) override;
    void resizeEvent(QResizeEvent *event) override;
    void mouseMoveEvent(QMouseEvent *event) override;
    void mousePressEvent(QMouseEvent *event) override;
    void leaveEvent(QEvent *event) override;
    void keyPressEvent(QKeyEvent *event) override;

private:
    void rebuild();
    void arrange();
    void draw(QPainter &painter) const;
    void drawLinks(QPainter &painter) const;
    void drawFeatures(QPainter &painter) const;
    void drawNeurons(QPainter &painter) const;
    void drawFocus(QPainter &painter, const QRectF &place, const NeuronRef &neuron) const;
    std::optional<NeuronRef> neuronAt(QPointF position) const;
    std::optional<int> featureAt(QPointF position) const;
    QString tipAt(QPoint at) const;
    void toggleFeature(int feature);
    void moveFocus(int key);

    Playground *m_playground;
    BoardLayout m_layout;
    std::vector<LayerHeader *> m_headers;
    WeightCard *m_card;
    std::optional<WeightRef> m_hovered;
};

} // namespace vitrine
