#pragma once

#include <QLineEdit>

#include <functional>

namespace vitrine {

class CanvasView;

/// Another name, written where the old one stands on the canvas. Enter takes it, Esc or a click elsewhere leaves it.
class NameField : public QLineEdit {
    Q_OBJECT

public:
    explicit NameField(CanvasView *view);

    /// Over this rectangle of the scene. `isNew`: the name is but a proposal, which is taken as it stands too.
    void ask(const QRectF &scene, const QString &name, std::function<void(const QString &)> take, bool isNew = false);

protected:
    void keyPressEvent(QKeyEvent *event) override;
    void focusOutEvent(QFocusEvent *event) override;
    bool event(QEvent *event) override;

private:
    void finish(bool takes);
    void follow();

    CanvasView *m_view;
    QRectF m_place; ///< in the scene
    QString m_before;
    std::function<void(const QString &)> m_take;
};

} // namespace vitrine
