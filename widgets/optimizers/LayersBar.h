#pragma once

#include "widgets/optimizers/OptimizersState.h"

#include <QList>
#include <QWidget>

class QToolButton;

namespace vitrine {

/// The legend of the surface: each word is what it names, in its colour, and switches it on and off.
class LayersBar : public QWidget {
    Q_OBJECT

public:
    explicit LayersBar(OptimizersState *state, QWidget *parent = nullptr);

    QToolButton *button(bool SurfaceLayers::*layer) const;

private:
    struct Word {
        bool SurfaceLayers::*layer;
        QToolButton *button;
    };
    void retranslate();
    void showLayers();
    void showColours();
    QColor colourOf(bool SurfaceLayers::*layer) const;

    OptimizersState *m_state;
    QList<Word> m_words;
};

} // namespace vitrine
