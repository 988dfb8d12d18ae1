#include "core/data/DatasetKind.h"
#include "core/data/ShapeGenerator.h"
#include "core/data/sets/support/GeneratedPoints.h"

#include <cassert>

namespace vitrine {

namespace {

/// Items are drawn when they are asked for; item i shows a shape of class i mod 6, and others beneath it where there
/// are several.
class Shapes final : public Dataset, public ObjectSet {
public:
    Shapes(std::uint64_t seed, std::int64_t size, ShapeScene scene)
        : m_generator(seed), m_size(size), m_scene(scene), m_shape{3, scene.side, scene.side}
    {
    }

    std::string name() const override { return "shapes"; }
    Message licence() const override { return madeUpHere(); }
    std::int64_t size() const override { return m_size; }
    const std::vector<std::string> &classes() const override { return shapeClasses(); }
    const Shape &itemShape() const override { return m_shape; }
    Result<std::int64_t> label(std::int64_t index) const override
    {
        return index % static_cast<std::int64_t>(shapeClasses().size());
    }

    Result<DataItem> item(std::int64_t index) const override
    {
        const DrawnShapes drawn = draw(index);
        std::vector<float> values(drawn.pixels.size());
        for (std::size_t i = 0; i < values.size(); ++i)
            values[i] = static_cast<float>(drawn.pixels[i]) / 255.0F;
        return DataItem{Snapshot::of(m_shape, std::move(values)), *label(index)};
    }

    Result<std::vector<MarkedObject>> objects(std::int64_t index) const override { return draw(index).objects; }

private:
    DrawnShapes draw(std::int64_t index) const
    {
        assert(index >= 0 && index < m_size);
        Rng rng = m_generator.fork(static_cast<std::uint64_t>(index));
        return drawShapes(m_scene, *label(index), rng);
    }

    Rng m_generator;
    std::int64_t m_size;
    ShapeScene m_scene;
    Shape m_shape;
};

class ShapesKind final : public DatasetKind {
public:
    std::string name() const override { return "shapes"; }
    Message summary() const override
    {
        return Message::of(
            VITRINE_TEXT("core", "Coloured shapes on a textured background, 32 × 32, with their boxes and masks."));
    }
    const std::vector<NumberSpec> &options() const override
    {
        static const std::vector<NumberSpec> specs{
            sizeOption(12000),
            {"side", 32, 16, 512, true, Message::of(VITRINE_TEXT("core", "Width and height of a picture in pixels."))},
            {"objects", 1, 1, 12, true, Message::of(VITRINE_TEXT("core", "A picture holds 1 to so many shapes."))}};
        return specs;
    }
    Result<std::shared_ptr<const Dataset>> open(const DatasetRequest &request) const override
    {
        const ShapeScene scene{static_cast<int>(request.options.at("side")),
                               static_cast<int>(request.options.at("objects"))};
        return std::shared_ptr<const Dataset>(
            std::make_shared<Shapes>(request.seed, static_cast<std::int64_t>(request.options.at("size")), scene));
    }
};

} // namespace

std::unique_ptr<DatasetKind> makeShapes();
std::unique_ptr<DatasetKind> makeShapes()
{
    return std::make_unique<ShapesKind>();
}

} // namespace vitrine
